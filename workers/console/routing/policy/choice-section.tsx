import { SELECTOR_NAMES } from '../words/contract-names.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { CountField } from '../fields/count-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { SwitchField } from '../fields/switch-field.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'

/** Which of the agents who may serve gets the conversation. */
export function ChoiceSection() {
	const { section, field, selector, selectorHint } = useRoutingWords()
	const { queue: { routing }, at, set } = useQueueForm()
	return (
		<FormSection title={section.choice}>
			<ChoiceField
				label={field.selector}
				hint={selectorHint[routing.selector]}
				path={at('routing', 'selector')}
				options={SELECTOR_NAMES.map((id) => ({ id, name: selector[id], hint: selectorHint[id] }))}
				value={routing.selector}
				onChange={(it) => set(['routing', 'selector'], it)}
			/>
			{routing.selector === 'fairness' && (
				<SpanField
					label={field.fairnessWindowMs}
					path={at('routing', 'fairnessWindowMs')}
					value={routing.fairnessWindowMs}
					onChange={(it) => set(['routing', 'fairnessWindowMs'], it)}
				/>
			)}
			<SpanField
				label={field.stickyWindowMs}
				hint={field.stickyHint}
				path={at('routing', 'stickyWindowMs')}
				value={routing.stickyWindowMs}
				onChange={(it) => set(['routing', 'stickyWindowMs'], it)}
			/>
			<CountField
				label={field.broadcast}
				hint={field.broadcastHint}
				path={at('routing', 'broadcast')}
				value={routing.broadcast}
				onChange={(it) => it !== null && set(['routing', 'broadcast'], it)}
			/>
			<SwitchField
				label={field.pull}
				path={at('routing', 'pull')}
				value={routing.pull}
				onChange={(it) => set(['routing', 'pull'], it)}
			/>
		</FormSection>
	)
}
