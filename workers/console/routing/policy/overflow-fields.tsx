import { ChoiceField } from '../fields/choice-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { useSpeech } from '../words/speech-context.tsx'
import { useQueueForm } from './queue-form-context.ts'

const FRESH_AFTER_MS = 300_000

/** Whether, when and where to somebody goes who has waited long here. */
export function OverflowFields() {
	const { words: { field }, config } = useSpeech()
	const { queue: { id: own, routing: { overflow } }, at, set } = useQueueForm()
	const path = ['routing', 'overflow'] as const
	const others = config.queues.filter(({ id }) => id !== own)
	return (
		<>
			<ChoiceField
				label={field.overflow}
				path={at(...path, 'to')}
				options={[{ id: '', name: field.overflowOff }, ...others.map(({ id, name }) => ({ id, name: `${field.overflowTo} ${name}` }))]}
				value={overflow?.to ?? ''}
				onChange={(to) => set(path, to === '' ? null : { afterMs: overflow?.afterMs ?? FRESH_AFTER_MS, to })}
			/>
			{overflow !== null && (
				<SpanField
					label={field.overflowAfter}
					path={at(...path, 'afterMs')}
					value={overflow.afterMs}
					onChange={(afterMs) => set([...path, 'afterMs'], afterMs)}
				/>
			)}
		</>
	)
}
