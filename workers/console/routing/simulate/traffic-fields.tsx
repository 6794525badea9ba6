import { CountField } from '../fields/count-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { useSpeech } from '../words/speech-context.tsx'
import { MixField } from './mix-field.tsx'
import { type StudyForm, type TrafficForm, trafficFormOf } from './study-form.ts'

export interface TrafficFieldsProps {
	readonly value: StudyForm['traffic']
	readonly onChange: (value: StudyForm['traffic']) => void
	/** The queue that is looked at; its fields stand open. */
	readonly open: string
}

/** Who comes to each queue: how many, how long it takes, what they want. */
export function TrafficFields({ value, onChange, open }: TrafficFieldsProps) {
	const { words: { sim }, config } = useSpeech()
	return (
		<>
			{config.queues.map((queue) => (
				<details key={queue.id} className='traffic' open={queue.id === open}>
					<summary>{sim.ofQueue(queue.name)}</summary>
					<QueueTraffic
						id={queue.id}
						value={value[queue.id] ?? trafficFormOf(queue, config)}
						onChange={(traffic) => onChange({ ...value, [queue.id]: traffic })}
					/>
				</details>
			))}
		</>
	)
}

interface QueueTrafficProps {
	readonly id: string
	readonly value: TrafficForm
	readonly onChange: (value: TrafficForm) => void
}

function QueueTraffic({ id, value, onChange }: QueueTrafficProps) {
	const { words: { sim } } = useSpeech()
	const put = (part: Partial<TrafficForm>) => onChange({ ...value, ...part })
	const path = `sim.${id}`
	return (
		<>
			<CountField
				isFraction
				label={sim.perHour}
				path={`${path}.perHour`}
				value={value.perHour}
				onChange={(it) => it !== null && it >= 0 && put({ perHour: it })}
			/>
			<SpanField
				label={sim.handling}
				path={`${path}.handling`}
				value={value.handlingMs}
				onChange={(it) => it > 0 && put({ handlingMs: it })}
			/>
			<SpanField
				label={sim.patience}
				hint={sim.patienceHint}
				path={`${path}.patience`}
				value={value.patienceMs}
				onChange={(it) => it > 0 && put({ patienceMs: it })}
				onClear={() => put({ patienceMs: null })}
			/>
			{(['languages', 'tiers', 'intents'] as const).map((key) => (
				<MixField
					key={key}
					label={sim[key]}
					value={value[key]}
					onChange={(it) => put({ [key]: it })}
				/>
			))}
		</>
	)
}
