import { CountField } from '../fields/count-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'

/** How long things take around an offer. */
export function TimingsSection() {
	const { section, field } = useRoutingWords()
	const { queue, at, set } = useQueueForm()
	const rows = [
		['offerMs', field.offerMs],
		['wrapUpMs', field.wrapUpMs, field.wrapUpHint],
		['rejectCoolDownMs', field.rejectCoolDownMs],
		['targetMs', field.transferMs],
		['idleMs', field.idleMs, field.idleHint],
		['typicalGapMs', field.typicalGapMs, field.typicalGapHint],
	] as const
	return (
		<FormSection title={section.timings}>
			{rows.map(([key, label, hint]) => (
				<SpanField
					key={key}
					label={label}
					hint={hint}
					path={at(key)}
					value={queue[key]}
					onChange={(it) => set([key], it)}
				/>
			))}
			<CountField
				label={field.shards}
				hint={field.shardsHint}
				path={at('shards')}
				value={queue.shards}
				onChange={(it) => it !== null && set(['shards'], it)}
			/>
		</FormSection>
	)
}
