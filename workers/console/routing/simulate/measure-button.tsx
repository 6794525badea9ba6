import { useEffect, useRef, useState } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import type { StudyNews } from '../worker/study-order.ts'
import { startWorker } from './study-context.tsx'
import { type StudyForm, withMeasured } from './study-form.ts'
import { recordedTimeOf } from './study-order-of.ts'

export interface MeasureButtonProps {
	readonly live: WorkspaceConfig
	readonly form: StudyForm
	readonly onChange: (form: StudyForm) => void
}

type Measuring = Extract<StudyNews, { type: 'reading' | 'measured' | 'failed' }>

/** Fills the traffic in from what has happened: arrivals hour by hour, handling times, patience, who they were. */
export function MeasureButton({ live, form, onChange }: MeasureButtonProps) {
	const { sim } = useRoutingWords()
	const worker = useRef<Worker | null>(null)
	const [state, setState] = useState<Measuring | null>(null)
	const latest = useRef(form)
	latest.current = form
	useEffect(() => () => worker.current?.terminate(), [])

	function measure(): void {
		worker.current?.terminate()
		setState({ type: 'reading', rows: 0 })
		worker.current = startWorker({ type: 'measure', ...recordedTimeOf(live, form.period, Date.now()) }, (news) => {
			if (news.type === 'running' || news.type === 'done') return
			setState(news)
			if (news.type === 'measured') onChange(withMeasured(latest.current, news.traffic))
		})
	}

	return (
		<div className='measure'>
			<button type='button' className='button small' disabled={state?.type === 'reading'} onClick={measure}>{sim.takeLive}</button>
			<p className='setting-hint' role='status'>{state === null ? '' : textOf(state, sim)}</p>
		</div>
	)
}

function textOf(state: Measuring, sim: ReturnType<typeof useRoutingWords>['sim']): string {
	if (state.type === 'reading') return sim.takeLiveBusy
	if (state.type === 'failed') return state.reason === 'empty' ? sim.takeLiveNone : `${sim.takeLiveFailed} ${state.detail}`
	return sim.takeLiveDone(state.traffic.reduce((sum, it) => sum + it.customers, 0), state.days)
}
