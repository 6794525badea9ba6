import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { ListField } from '../../routing/fields/list-field.tsx'
import { SwitchField } from '../../routing/fields/switch-field.tsx'
import { Card } from '../parts/card.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { FIELD_TYPES } from '../state/contract-names.ts'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface FieldPageProps {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly field: EntryHandle<'fields'>
	readonly draft: DraftHandle
}

/** What one of the company's own facts is called, what it holds and who sees it. */
export function FieldPage({ section, field: { entry, at, set }, draft }: FieldPageProps) {
	const { fields: words, fieldType, entry: common } = useSettingsWords()
	return (
		<>
			<SectionHead title={entry.name} id={entry.id} crumb={{ section: 'fields', name: section }} />
			<Card title={words.about}>
				<LineField
					label={`${common.name} (${common.english})`}
					path={at('name')}
					value={entry.name}
					maxLength={80}
					onChange={(it) => set('name', it)}
				/>
				<LineField
					label={`${common.name} (${common.chinese})`}
					hint={common.optional}
					path={at('nameZh')}
					value={entry.nameZh ?? ''}
					maxLength={80}
					onChange={(it) => set('nameZh', it === '' ? null : it)}
				/>
				<ChoiceField
					label={words.type}
					path={at('type')}
					options={FIELD_TYPES.map((id) => ({ id, name: fieldType[id] }))}
					value={entry.type}
					onChange={(it) => {
						set('type', it)
						if (it !== 'choice') set('choices', [])
					}}
				/>
				{entry.type === 'choice' && (
					<ListField
						label={words.choices}
						hint={words.choicesHint}
						path={at('choices')}
						value={entry.choices}
						onChange={(it) => set('choices', it)}
					/>
				)}
				<SwitchField
					label={words.protected}
					hint={words.protectedHint}
					path={at('protected')}
					value={entry.protected}
					onChange={(it) => set('protected', it)}
				/>
			</Card>
			<RemoveCard section='fields' draft={draft} list='fields' entry={entry} />
		</>
	)
}
