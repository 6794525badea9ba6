import { Label, ProgressBar } from 'react-aria-components'
import { Empty } from '../../ui/empty.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useStudy } from './study-context.tsx'

/** How far the simulation is, or why it has stopped; `isStale` when the draft has changed since. */
export function StudyStatus({ isStale }: { isStale: boolean }) {
	const { sim } = useRoutingWords()
	const { state, result } = useStudy()
	if (state.type === 'idle') return <Empty icon='routing' title={sim.emptyTitle} text={sim.emptyText} />
	if (state.type === 'running') return <Running label={sim.running(state.policy)} share={state.share} />
	if (state.type === 'reading') return <Running label={`${sim.loading} ${state.rows}`} share={null} />
	if (state.type === 'failed') {
		const text = state.reason === 'empty' ? sim.empty : state.detail
		return (
			<div className='study-status' data-tone='bad' role='alert'>
				<p className='study-failed'>{sim.failedTitle}</p>
				<p>{text}</p>
			</div>
		)
	}
	if (state.type === 'done') return <StudyNote text={sim.takes((state.tookMs / 1000).toFixed(1))} isStale={isStale} />
	return result ? <StudyNote text={sim.cancelled} isStale={isStale} /> : <Empty icon='routing' title={sim.cancelled} text={sim.emptyText} />
}

function StudyNote({ text, isStale }: { text: string; isStale: boolean }) {
	const { sim } = useRoutingWords()
	return (
		<div className='study-status' data-tone={isStale ? 'warn' : undefined} role='status'>
			{text}
			{isStale && ` ${sim.stale}`}
		</div>
	)
}

function Running({ label, share }: { label: string; share: number | null }) {
	return (
		<ProgressBar className='study-status progress' value={(share ?? 0) * 100} isIndeterminate={share === null}>
			{({ percentage, valueText }) => (
				<>
					<div className='progress-line'>
						<Label>{label}</Label>
						<span>{share === null ? '' : valueText}</span>
					</div>
					<div className='progress-track'>
						<div className='progress-fill' style={{ inlineSize: `${percentage ?? 100}%` }} />
					</div>
				</>
			)}
		</ProgressBar>
	)
}
