import { useIsReadOnly } from '../fields/field-context.tsx'
import { RequirementField } from '../fields/requirement-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useQueueForm } from './queue-form-context.ts'

/** One step: who may serve too, and for how long it lasts. */
export function ClockStep({ index }: { index: number }) {
	const { field, change } = useRoutingWords()
	const { queue: { routing: { steps } }, at, set } = useQueueForm()
	const isReadOnly = useIsReadOnly()
	const step = steps[index]
	if (!step) return null
	const path = ['routing', 'steps', index] as const
	return (
		<div className='clock-card' role='group' aria-label={change.step(index + 1)}>
			<RequirementField
				label={field.stepRequires}
				path={at(...path, 'requires')}
				value={step.requires}
				onChange={(it) => set([...path, 'requires'], it)}
			/>
			<SpanField label={field.forMs} path={at(...path, 'forMs')} value={step.forMs} onChange={(it) => set([...path, 'forMs'], it)} />
			{!isReadOnly && <StepButtons index={index} />}
		</div>
	)
}

function StepButtons({ index }: { index: number }) {
	const { clock } = useRoutingWords()
	const { queue: { routing: { steps } }, set } = useQueueForm()
	const put = (next: readonly unknown[]) => set(['routing', 'steps'], next)
	const swap = (other: number) =>
		put(steps.with(index, steps[other] as typeof steps[number]).with(other, steps[index] as typeof steps[number]))
	return (
		<div className='clock-buttons'>
			<button
				type='button'
				className='button quiet square small'
				aria-label={clock.up(index + 1)}
				disabled={index === 0}
				onClick={() => swap(index - 1)}
			>
				<Icon name='up' size={14} />
			</button>
			<button
				type='button'
				className='button quiet square small'
				aria-label={clock.down(index + 1)}
				disabled={index === steps.length - 1}
				onClick={() => swap(index + 1)}
			>
				<Icon name='down' size={14} />
			</button>
			<button
				type='button'
				className='button quiet square small'
				aria-label={clock.remove(index + 1)}
				onClick={() => put(steps.toSpliced(index, 1))}
			>
				<Icon name='close' size={14} />
			</button>
		</div>
	)
}
