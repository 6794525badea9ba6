import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshCanned } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { CannedPage } from './canned-page.tsx'

/** Texts agents send with a few strokes. */
export function CannedSection({ title, item, draft }: ConfigSectionProps) {
	const { canned: words } = useSettingsWords()
	const { cannedResponses } = shownConfig(draft.state)
	if (item !== null) {
		const canned = entryOf(draft, 'cannedResponses', item)
		return canned ? <CannedPage key={item} section={title} canned={canned} draft={draft} /> : <EntryGone section='canned' title={title} />
	}
	const add = (
		<AddEntry
			draft={draft}
			list='cannedResponses'
			label={words.add}
			kind='reply'
			make={(it) => freshCanned(it, words.fresh)}
			opensIn='canned'
		/>
	)
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{cannedResponses.length > 0 && add}</SectionHead>
			{cannedResponses.length === 0
				? <NothingYet icon='transfer' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet>
				: (
					<EntryList
						label={title}
						section='canned'
						rows={cannedResponses.map(({ id, name, text, language }) => ({
							id,
							name,
							detail: <span className='one-line'>{text}</span>,
							mark: (
								<>
									<span className='tag'>/{id}</span>
									{language && <span className='tag'>{language}</span>}
								</>
							),
						}))}
					/>
				)}
		</>
	)
}
