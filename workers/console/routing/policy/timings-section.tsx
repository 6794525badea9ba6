import { useRoutingWords } from '../words/use-routing-words.ts'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'
import { TimingFields } from './timing-fields.tsx'

/** How long things take around an offer. */
export function TimingsSection() {
	const { section } = useRoutingWords()
	const { queue, at, set } = useQueueForm()
	return (
		<FormSection title={section.timings}>
			<TimingFields queue={queue} at={at} set={(field, value) => set([field], value)} />
		</FormSection>
	)
}
