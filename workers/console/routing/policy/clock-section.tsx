import { useIsReadOnly } from '../fields/field-context.tsx'
import { SwitchField } from '../fields/switch-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type ClockEntry, clockOf } from '../state/clock.ts'
import { spanText } from '../state/span.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { ClockStep } from './clock-step.tsx'
import { FinallyStep } from './finally-step.tsx'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'
import './clock.css'

const FRESH_STEP_MS = 30_000

/** What happens to somebody who waits, along their own clock. */
export function ClockSection() {
	const { words } = useSpeech()
	const { queue: { routing }, at, set } = useQueueForm()
	const isReadOnly = useIsReadOnly()
	const path = ['routing', 'steps'] as const
	return (
		<FormSection title={words.section.clock} hint={words.section.clockHint} path={at(...path)}>
			<ol className='clock' aria-label={words.clock.label}>
				{clockOf(routing).map((it) => <ClockRow key={it.type === 'step' ? it.index : it.type} entry={it} />)}
			</ol>
			{!isReadOnly && (
				<div className='clock-add'>
					<button
						type='button'
						className='button small'
						onClick={() => set(path, [...routing.steps, { requires: { all: [] }, forMs: FRESH_STEP_MS }])}
					>
						<Icon name='plus' size={14} />
						{words.clock.add}
					</button>
				</div>
			)}
			<SwitchField
				label={words.field.skipEmptySteps}
				path={at('routing', 'skipEmptySteps')}
				value={routing.skipEmptySteps}
				onChange={(it) => set(['routing', 'skipEmptySteps'], it)}
			/>
		</FormSection>
	)
}

function ClockRow({ entry }: { entry: ClockEntry }) {
	const { words, names } = useSpeech()
	const isMark = entry.type === 'target' || entry.type === 'overflow'
	const time = spanText(entry.fromMs, words)
	return (
		<li className='clock-row' data-mark={isMark || undefined} data-type={entry.type}>
			<span className='clock-time'>{entry.fromMs === 0 ? words.clock.start : isMark ? words.clock.at(time) : words.clock.from(time)}</span>
			{entry.type === 'step' && <ClockStep index={entry.index} />}
			{entry.type === 'finally' && <FinallyStep />}
			{entry.type === 'target' && <span className='clock-mark'>{words.clock.target}</span>}
			{entry.type === 'overflow' && <span className='clock-mark'>{words.clock.overflow(names.queue(entry.to))}</span>}
		</li>
	)
}
