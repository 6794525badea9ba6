import { setTimeout as later } from 'node:timers/promises'
import type { Options } from '../options.ts'
import { median } from '../quantile.ts'
import { type Outcome, show } from '../report.ts'
import { subFolder } from '../run-folder.ts'
import { startWorkerd, type Workerd, type WorkerdOptions } from '../workerd.ts'
import { OURS } from './ours.ts'

const WAITING = 10_000
/** Filled by requests of so many: one request may not go on for ever. */
const BATCH = 1_000
const WAKES_MAX = 7
const MAX_MS = 200

/** How long a queue takes to be there again with ten thousand people waiting: its process dies and it is asked. */
export async function wake({ rounds }: Options): Promise<Outcome> {
	const server = { ...OURS, entry: 'wake.ts', storage: subFolder('wake') }
	await fill(server)
	const timesMs: number[] = []
	for (let i = 0; i < Math.min(rounds, WAKES_MAX); i++) timesMs.push(await timed(server))
	const ours = median(timesMs)
	return {
		lines: [{ scenario: 'wake', waiting: WAITING, ours, floor: MAX_MS, ratio: ours / MAX_MS, unit: 'ms' }],
		heading: `wake: a queue object comes to life with ${show(WAITING)} waiting; at most`,
		rows: [['first answer', `${show(ours)} ms`, `of ${MAX_MS} ms`]],
	}
}

async function fill(server: WorkerdOptions): Promise<void> {
	const workerd = await startWorkerd(server)
	for (let done = 0; done < WAITING; done += BATCH) await ask(workerd, `/fill/large/${done}/${BATCH}`)
	await later(2_000)
	workerd.stop()
}

/** The small queue goes first, so that starting the process and its code is not counted. */
async function timed(server: WorkerdOptions): Promise<number> {
	const workerd = await startWorkerd(server)
	await ask(workerd, '/status/small')
	const startMs = performance.now()
	const { waiting } = await ask(workerd, '/status/large')
	const tookMs = performance.now() - startMs
	workerd.stop()
	if (waiting !== WAITING) throw new Error(`${waiting} wait where ${WAITING} should`)
	return tookMs
}

async function ask({ host }: Workerd, path: string): Promise<{ waiting: number }> {
	const response = await fetch(`http://${host}${path}`)
	if (!response.ok) throw new Error(`${path} answers ${response.status}`)
	return await response.json() as { waiting: number }
}
