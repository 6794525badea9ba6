import { ChoiceField } from '../fields/choice-field.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useQueueForm } from './queue-form-context.ts'

/** What holds when all steps are over. */
export function FinallyStep() {
	const words = useRoutingWords()
	const { queue: { routing }, at, set } = useQueueForm()
	const hasSteps = routing.steps.length > 0
	return (
		<div className='clock-card' role='group' aria-label={words.field.finally}>
			{hasSteps
				? (
					<ChoiceField
						label={words.field.finally}
						path={at('routing', 'finally')}
						options={[{ id: 'anybody', name: words.finally.anybody }, { id: 'wait', name: words.finally.wait }]}
						value={routing.finally}
						onChange={(it) => set(['routing', 'finally'], it)}
					/>
				)
				: <p className='clock-plain'>{words.clock.noSteps}</p>}
		</div>
	)
}
