import { usePreferences } from '../../i18n/preferences.tsx'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Card } from '../parts/card.tsx'
import { LongTextField } from '../parts/long-text-field.tsx'
import { ManySetting } from '../parts/many-setting.tsx'
import { PlainRow } from '../parts/plain-row.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { languageOptions } from '../state/languages.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

const TEXT_MAX_CHARS = 4_000
/** No id can be empty. */
const ANY = ''

export interface CannedPageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly canned: EntryHandle<'cannedResponses'>
	readonly draft: DraftHandle
}

/** A text, as it will read, and where it is offered. */
export function CannedPage({ section, canned: { entry, at, set }, draft }: CannedPageProps) {
	const { canned: words, entry: common } = useSettingsWords()
	const { tag } = usePreferences()
	const { queues } = shownConfig(draft.state)
	const preview = entry.text.replaceAll('{customer}', words.customer).replaceAll('{agent}', words.agent)
	return (
		<>
			<SectionHead title={entry.name} id={`/${entry.id}`} crumb={{ section: 'canned', name: section }} />
			<Card label={entry.name}>
				<LineField
					label={common.name}
					hint={common.nameHint}
					path={at('name')}
					value={entry.name}
					maxLength={80}
					onChange={(it) => set('name', it)}
				/>
				<LongTextField
					label={words.text}
					hint={words.textHint}
					path={at('text')}
					value={entry.text}
					maxLength={TEXT_MAX_CHARS}
					onChange={(it) => set('text', it)}
				/>
				<PlainRow label={words.preview}>
					<p className='canned-preview'>{preview}</p>
				</PlainRow>
			</Card>
			<Card label={words.shortcut}>
				<ChoiceField
					label={words.language}
					path={at('language')}
					options={[{ id: ANY, name: words.anyLanguage }, ...languageOptions(tag, entry.language === null ? [] : [entry.language])]}
					value={entry.language ?? ANY}
					onChange={(it) => set('language', it === ANY ? null : it)}
				/>
				<ManySetting
					label={words.queues}
					placeholder={words.allQueues}
					path={at('queues')}
					options={queues}
					value={entry.queues}
					onChange={(it) => set('queues', it)}
				/>
			</Card>
			<RemoveCard section='canned' draft={draft} list='cannedResponses' entry={entry} />
		</>
	)
}
