import type { QueueConfig } from '../../../../core/config/workspace.ts'
import { CountField } from '../fields/count-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'

type Timing = 'offerMs' | 'wrapUpMs' | 'rejectCoolDownMs' | 'targetMs' | 'idleMs' | 'typicalGapMs' | 'shards'

export interface TimingFieldsProps {
	readonly queue: Pick<QueueConfig, Timing>
	/** Path of a field of the queue in the configuration. */
	readonly at: (field: Timing) => string
	readonly set: (field: Timing, value: number) => void
}

/** How long things take around an offer of a queue, and over how many objects its line is spread. */
export function TimingFields({ queue, at, set }: TimingFieldsProps) {
	const { field } = useRoutingWords()
	const rows = [
		['offerMs', field.offerMs],
		['wrapUpMs', field.wrapUpMs, field.wrapUpHint],
		['rejectCoolDownMs', field.rejectCoolDownMs],
		['targetMs', field.transferMs],
		['idleMs', field.idleMs, field.idleHint],
		['typicalGapMs', field.typicalGapMs, field.typicalGapHint],
	] as const
	return (
		<>
			{rows.map(([key, label, hint]) => (
				<SpanField
					key={key}
					label={label}
					hint={hint}
					path={at(key)}
					value={queue[key]}
					onChange={(it) => set(key, it)}
				/>
			))}
			<CountField
				label={field.shards}
				hint={field.shardsHint}
				path={at('shards')}
				value={queue.shards}
				onChange={(it) => it !== null && set('shards', it)}
			/>
		</>
	)
}
