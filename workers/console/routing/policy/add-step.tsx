import { Icon } from '../../ui/icon.tsx'
import { useIsReadOnly } from '../fields/field-context.tsx'
import type { Path } from '../state/json-path.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useQueueForm } from './queue-form-context.ts'
import { stepsAt } from './steps-at.ts'

const FRESH_STEP_MS = 30_000

/** One more step at the end of those at `path`. */
export function AddStep({ path }: { path: Path }) {
	const { clock } = useRoutingWords()
	const { queue, set } = useQueueForm()
	if (useIsReadOnly()) return null
	return (
		<div className='clock-add'>
			<button
				type='button'
				className='button small'
				onClick={() => set(path, [...stepsAt(queue, path), { requires: { all: [] }, forMs: FRESH_STEP_MS }])}
			>
				<Icon name='plus' size={14} />
				{clock.add}
			</button>
		</div>
	)
}
