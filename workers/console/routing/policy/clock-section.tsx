import { SwitchField } from '../fields/switch-field.tsx'
import { type ClockEntry, clockOf } from '../state/clock.ts'
import type { Path } from '../state/json-path.ts'
import { spanText } from '../state/span.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { AddStep } from './add-step.tsx'
import { ClockStep } from './clock-step.tsx'
import { FinallyStep } from './finally-step.tsx'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'
import './clock.css'

/** What happens to somebody who waits, along their own clock. */
export function ClockSection() {
	const { words } = useSpeech()
	const { queue: { routing }, at, set } = useQueueForm()
	const path = ['routing', 'steps'] as const
	return (
		<FormSection title={words.section.clock} hint={words.section.clockHint} path={at(...path)}>
			<ol className='clock' aria-label={words.clock.label}>
				{clockOf(routing).map((it) => <ClockRow key={it.type === 'step' ? it.index : it.type} entry={it} path={path} />)}
			</ol>
			<AddStep path={path} />
			<SwitchField
				label={words.field.skipEmptySteps}
				path={at('routing', 'skipEmptySteps')}
				value={routing.skipEmptySteps}
				onChange={(it) => set(['routing', 'skipEmptySteps'], it)}
			/>
		</FormSection>
	)
}

function ClockRow({ entry, path }: { entry: ClockEntry; path: Path }) {
	const { words, names } = useSpeech()
	const isMark = entry.type === 'target' || entry.type === 'overflow'
	const time = spanText(entry.fromMs, words)
	return (
		<li className='clock-row' data-mark={isMark || undefined} data-type={entry.type}>
			<span className='clock-time'>{entry.fromMs === 0 ? words.clock.start : isMark ? words.clock.at(time) : words.clock.from(time)}</span>
			{entry.type === 'step' && <ClockStep path={path} index={entry.index} />}
			{entry.type === 'finally' && <FinallyStep />}
			{entry.type === 'target' && <span className='clock-mark'>{words.clock.target}</span>}
			{entry.type === 'overflow' && <span className='clock-mark'>{words.clock.overflow(names.queue(entry.to))}</span>}
		</li>
	)
}
