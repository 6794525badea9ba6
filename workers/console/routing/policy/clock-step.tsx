import { useIsReadOnly } from '../fields/field-context.tsx'
import { RequirementField } from '../fields/requirement-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import type { Step } from '../../../../core/routing/policy.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Path } from '../state/json-path.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useQueueForm } from './queue-form-context.ts'
import { stepsAt } from './steps-at.ts'

export interface ClockStepProps {
	/** Of the list of steps. */
	readonly path: Path
	readonly index: number
}

/** One step: who may serve too, and for how long it lasts. */
export function ClockStep({ path: list, index }: ClockStepProps) {
	const { field, change } = useRoutingWords()
	const { queue, at, set } = useQueueForm()
	const isReadOnly = useIsReadOnly()
	const step = stepsAt(queue, list)[index]
	if (!step) return null
	const path = [...list, index]
	return (
		<div className='clock-card' role='group' aria-label={change.step(index + 1)}>
			<RequirementField
				label={field.stepRequires}
				path={at(...path, 'requires')}
				value={step.requires}
				onChange={(it) => set([...path, 'requires'], it)}
			/>
			<SpanField label={field.forMs} path={at(...path, 'forMs')} value={step.forMs} onChange={(it) => set([...path, 'forMs'], it)} />
			{!isReadOnly && <StepButtons path={list} index={index} />}
		</div>
	)
}

function StepButtons({ path, index }: ClockStepProps) {
	const { clock } = useRoutingWords()
	const { queue, set } = useQueueForm()
	const steps = stepsAt(queue, path)
	/** A rule has steps of its own or has none; an empty list would be steps that let nobody in. */
	const put = (next: readonly Step[]) => set(path, next.length === 0 && path.includes('rules') ? undefined : next)
	const swap = (other: number) => put(steps.with(index, steps[other] as Step).with(other, steps[index] as Step))
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
