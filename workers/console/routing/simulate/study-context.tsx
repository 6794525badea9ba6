import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { Comparison } from '../../../../core/simulation/comparison.ts'
import { isSame } from '../state/json-path.ts'
import type { MeasureOrder, StudyNews, StudyOrder } from '../worker/study-order.ts'
import type { StudyForm } from './study-form.ts'

export type StudyState =
	| { readonly type: 'idle' | 'cancelled' }
	| { readonly type: 'reading'; readonly rows: number }
	| { readonly type: 'running'; readonly share: number; readonly policy: string }
	| { readonly type: 'failed'; readonly reason: Extract<StudyNews, { type: 'failed' }>['reason']; readonly detail: string }
	| { readonly type: 'done'; readonly comparison: Comparison; readonly tookMs: number }

export interface Study {
	readonly state: StudyState
	/** The newest result, also while another runs. */
	readonly result: { readonly comparison: Comparison; readonly tookMs: number; readonly order: StudyOrder } | null
	readonly run: (order: StudyOrder) => void
	readonly cancel: () => void
	/** Whether a result speaks of this configuration. */
	readonly hasTried: (config: WorkspaceConfig) => boolean
	/** As last filled in, so that looking at another queue or view loses nothing. */
	readonly form: StudyForm | null
	readonly setForm: (form: StudyForm) => void
}

const Context = createContext<Study | null>(null)

/** Runs simulations in a worker of their own, one at a time; it goes on while other views are looked at. */
export function StudyProvider({ children }: { children: ReactNode }) {
	const worker = useRef<Worker | null>(null)
	const [state, setState] = useState<StudyState>({ type: 'idle' })
	const [result, setResult] = useState<Study['result']>(null)
	const [form, setForm] = useState<StudyForm | null>(null)
	const stop = useCallback(() => {
		worker.current?.terminate()
		worker.current = null
	}, [])
	useEffect(() => stop, [stop])
	const run = useCallback((order: StudyOrder) => {
		stop()
		setState({ type: 'running', share: 0, policy: order.policies[0]?.name ?? '' })
		worker.current = startWorker(order, (news) => {
			if (news.type !== 'measured') setState(news)
			if (news.type === 'done') setResult({ ...news, order })
			if (news.type === 'done' || news.type === 'failed') stop()
		})
	}, [stop])
	const cancel = useCallback(() => {
		stop()
		setState({ type: 'cancelled' })
	}, [stop])
	const hasTried = useCallback(
		(config: WorkspaceConfig) => result?.order.policies.some(({ config: it }) => it !== null && isSame(it.queues, config.queues)) ?? false,
		[result],
	)
	const value = useMemo(() => ({ state, result, run, cancel, hasTried, form, setForm }), [state, result, run, cancel, hasTried, form])
	return <Context value={value}>{children}</Context>
}

export function useStudy(): Study {
	const study = useContext(Context)
	if (!study) throw new Error('useStudy outside of its provider')
	return study
}

/** Runs one order in a worker that is there for it alone; who no longer wants it terminates it. */
export function startWorker(order: StudyOrder | MeasureOrder, onNews: (news: StudyNews) => void): Worker {
	const worker = new Worker(new URL('../worker/study-worker.ts', import.meta.url), { type: 'module' })
	worker.onmessage = ({ data }: MessageEvent<StudyNews>) => onNews(data)
	worker.onerror = ({ message }) => onNews({ type: 'failed', reason: 'broken', detail: message })
	worker.postMessage(order)
	return worker
}
