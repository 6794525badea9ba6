/**
 * Runs the distributor's own reducer in simulated time, beside the page. The console imports nothing of `core` but its protocol and
 * types; this entry is the one exception, since what is rehearsed here must be what runs. It is a bundle of its own, with a project of
 * its own (no DOM), and is fetched when the first simulation starts.
 */
import { z } from 'zod'
import type { Load } from '../../../../core/simulation/comparison.ts'
import { Empty, readRecording } from '../../../../core/simulation/recording.ts'
import { Scenario } from '../../../../core/simulation/scenario.ts'
import { studyPolicies } from '../../../../core/simulation/study.ts'
import { fetchRecording } from './fetch-recording.ts'
import { measureTraffic } from './measure-traffic.ts'
import type { MeasureOrder, OrderedLoad, StudyNews, StudyOrder } from './study-order.ts'

declare const self: DedicatedWorkerGlobalScope

// The page's content security policy lets no code be made from text.
z.config({ jitless: true })

const SAY_EVERY_MS = 60

self.onmessage = ({ data }: MessageEvent<StudyOrder | MeasureOrder>) => {
	void (data.type === 'study' ? study(data) : measure(data)).catch(fail)
}

async function study({ load, policies, seeds }: StudyOrder): Promise<void> {
	const startedMs = performance.now()
	const loaded = await loadOf(load)
	const comparison = studyPolicies({ load: loaded, policies, seeds, onProgress: sparing() })
	say({ type: 'done', comparison, tookMs: performance.now() - startedMs })
}

async function loadOf(load: OrderedLoad): Promise<Load> {
	if (load.kind === 'scenario') return { kind: 'scenario', scenario: Scenario.parse(load.scenario) }
	return await fetchRecording(load, tellRows)
}

const DAY_MS = 86_400_000

async function measure(order: MeasureOrder): Promise<void> {
	const recording = readRecording(await fetchRecording({ ...order, serviceLevelS: 0 }, tellRows))
	// A recording may have begun later than what was asked for.
	const days = Math.max(1, Math.ceil((recording.endMs - (recording.stays[0]?.atMs ?? order.fromMs)) / DAY_MS))
	say({ type: 'measured', days, traffic: measureTraffic(recording, days) })
}

function tellRows(rows: number): void {
	say({ type: 'reading', rows })
}

function fail(thrown: unknown): void {
	const reason = thrown instanceof Empty ? 'empty' : thrown instanceof z.ZodError ? 'refused' : 'broken'
	say({ type: 'failed', reason, detail: detailOf(thrown) })
}

/** Progress as often as an eye can follow. */
function sparing(): (progress: { readonly share: number; readonly policy: string }) => void {
	let saidMs = 0
	return ({ share, policy }) => {
		if (performance.now() - saidMs < SAY_EVERY_MS) return
		saidMs = performance.now()
		say({ type: 'running', share, policy })
	}
}

function detailOf(thrown: unknown): string {
	if (thrown instanceof z.ZodError) return thrown.issues.map((it) => `${it.path.join('.')}: ${it.message}`).join('; ')
	return thrown instanceof Error ? thrown.message : String(thrown)
}

function say(news: StudyNews): void {
	self.postMessage(news)
}
