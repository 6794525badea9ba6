import { CountField } from '../fields/count-field.tsx'
import { PointsField } from '../fields/points-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { MEDIA_NAMES } from '../words/contract-names.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'

/** What speaks for somebody besides their age. */
export function OrderSection() {
	const { section, field, media } = useRoutingWords()
	const { queue: { routing: { score } }, at, set } = useQueueForm()
	const path = ['routing', 'score'] as const
	const span = (key: 'targetMs' | 'priorityMs' | 'headStartMaxMs' | 'departureHorizonMs', hint?: string) => (
		<SpanField
			label={field[key]}
			hint={hint}
			path={at(...path, key)}
			value={score[key]}
			onChange={(it) => set([...path, key], it)}
		/>
	)
	return (
		<FormSection title={section.order} hint={section.orderHint}>
			{span('targetMs', field.targetHint)}
			{span('headStartMaxMs', field.headStartHint)}
			{span('priorityMs')}
			<PointsField
				label={field.tiers}
				hint={field.tiersHint}
				path={at(...path, 'tiers')}
				value={score.tiers}
				onChange={(it) => set([...path, 'tiers'], it)}
			/>
			<PointsField
				label={field.media}
				path={at(...path, 'media')}
				names={MEDIA_NAMES.map((id) => ({ id, name: media[id] }))}
				value={score.media}
				onChange={(it) => set([...path, 'media'], it)}
			/>
			{span('departureHorizonMs')}
			<CountField
				isFraction
				label={field.departureShare}
				path={at(...path, 'departureShare')}
				value={score.departureShare}
				onChange={(it) => it !== null && set([...path, 'departureShare'], it)}
			/>
		</FormSection>
	)
}
