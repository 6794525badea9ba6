import { CountField } from '../fields/count-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'

/** How often and how long somebody is tried who has asked to be called back. */
export function CallbackSection() {
	const { section, field } = useRoutingWords()
	const { queue: { routing: { callback } }, at, set } = useQueueForm()
	const path = ['routing', 'callback'] as const
	return (
		<FormSection title={section.callback}>
			<CountField
				label={field.attempts}
				path={at(...path, 'attempts')}
				value={callback.attempts}
				onChange={(it) => it !== null && set([...path, 'attempts'], it)}
			/>
			<SpanField label={field.gapMs} path={at(...path, 'gapMs')} value={callback.gapMs} onChange={(it) => set([...path, 'gapMs'], it)} />
			<SpanField
				label={field.expiresMs}
				path={at(...path, 'expiresMs')}
				value={callback.expiresMs}
				onChange={(it) => set([...path, 'expiresMs'], it)}
			/>
		</FormSection>
	)
}
