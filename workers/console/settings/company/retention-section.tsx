import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { CountField } from '../../routing/fields/count-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../parts/card.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

const KEPT = ['conversationsDays', 'routingDays'] as const
const FRESH_DAYS = 365

/** How long what is over is kept. */
export function RetentionSection({ title, draft }: ConfigSectionProps) {
	const { retention: words } = useSettingsWords()
	const { retention } = shownConfig(draft.state)
	const { retention: live } = draft.state.live.config
	const isShorter = KEPT.some((it) => (retention[it] ?? Infinity) < (live[it] ?? Infinity))
	return (
		<>
			<SectionHead title={title} hint={words.hint} />
			<Card title={words.title}>
				{KEPT.map((key) => (
					<KeptRows
						key={key}
						label={key === 'conversationsDays' ? words.conversations : words.routing}
						hint={key === 'conversationsDays' ? words.conversationsHint : words.routingHint}
						path={`retention.${key}`}
						days={retention[key]}
						onChange={(days) => draft.edit((it) => ({ ...it, retention: { ...it.retention, [key]: days } }))}
					/>
				))}
			</Card>
			<p className='settings-note' role='status' hidden={!isShorter}>
				<Icon name='warning' size={14} />
				<span>{words.warning}</span>
			</p>
		</>
	)
}

interface KeptRowsProps {
	readonly label: string
	readonly hint: string
	readonly path: string
	/** Null: for ever. */
	readonly days: number | null
	readonly onChange: (days: number | null) => void
}

function KeptRows({ label, hint, path, days, onChange }: KeptRowsProps) {
	const { retention: words } = useSettingsWords()
	return (
		<>
			<ChoiceField
				label={label}
				hint={hint}
				path={days === null ? path : `${path}.mode`}
				options={[{ id: 'ever', name: words.forEver }, { id: 'days', name: words.forDays }]}
				value={days === null ? 'ever' : 'days'}
				onChange={(it) => onChange(it === 'ever' ? null : days ?? FRESH_DAYS)}
			/>
			{days !== null && <CountField label={words.daysOf(label)} path={path} value={days} onChange={(it) => it !== null && onChange(it)} />}
		</>
	)
}
