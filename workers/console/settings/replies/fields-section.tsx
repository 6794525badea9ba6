import { shownConfig } from '../../routing/state/draft-state.ts'
import { Icon } from '../../ui/icon.tsx'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshField } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { FieldPage } from './field-page.tsx'

/** Facts of the company's own. */
export function FieldsSection({ title, item, draft }: ConfigSectionProps) {
	const { fields: words, fieldType } = useSettingsWords()
	const { fields } = shownConfig(draft.state)
	if (item !== null) {
		const field = entryOf(draft, 'fields', item)
		return field ? <FieldPage key={item} section={title} field={field} draft={draft} /> : <EntryGone section='fields' title={title} />
	}
	const add = <AddEntry draft={draft} list='fields' label={words.add} kind='field' make={freshField} opensIn='fields' />
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{fields.length > 0 && add}</SectionHead>
			{fields.length === 0 ? <NothingYet icon='info' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet> : (
				<EntryList
					label={title}
					section='fields'
					rows={fields.map(({ id, name, type, choices, protected: isProtected }) => ({
						id,
						name,
						detail: type === 'choice' ? `${fieldType.choice}: ${choices.join(', ')}` : fieldType[type],
						mark: isProtected && (
							<span className='tag'>
								<Icon name='lock' size={10} /> {words.isProtected}
							</span>
						),
					}))}
				/>
			)}
		</>
	)
}
