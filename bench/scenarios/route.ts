import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { ConversationId } from '../../core/ids.ts'
import { bestFor } from '../../core/routing/look.ts'
import type { Options } from '../options.ts'
import { median } from '../quantile.ts'
import { type Outcome, show } from '../report.ts'
import { Crowd, HANDLE_MS } from '../route/crowd.ts'

const AGENTS = [100, 1_000, 10_000] as const
const WAITING = [1_000, 10_000, 100_000] as const
/** Decisions before anything is measured. */
const WARM = 3_000
const SEED = 7
/** At most so much dearer with ten times the agents or the items. */
const DEARER_MAX = 1.5
const BYTES_MAX = 1_000

interface Cell {
	readonly agents: number
	readonly waiting: number
	/** Decisions a second, round by round: of one round, all cells were measured within seconds. */
	readonly rates: readonly number[]
}

/** Decisions a second of the bare reducer, its record of why included: half of them an agent who frees up, half a customer who comes. */
export async function route({ rounds, seconds }: Options): Promise<Outcome> {
	const bytes = bytesPerItem()
	const cells = await measured({ rounds, seconds })
	const lines = cells.map((it) => {
		const { agents, waiting } = it
		return { scenario: 'route', agents, waiting, ours: median(it.rates), unit: 'decisions/s', dearer: dearer(it, cells) }
	})
	const worst = Math.max(...lines.map((it) => it.dearer ?? 1))
	return {
		lines: [...lines, { scenario: 'route-memory', ours: bytes, floor: BYTES_MAX, ratio: bytes / BYTES_MAX, unit: 'bytes/item' }],
		heading: 'route: decisions a second; × what one costs against ten times fewer agents or items, whichever is worse',
		rows: [['agents', ...WAITING.map((it) => `${show(it)} waiting`)], ...AGENTS.map((it) => rowOf(it, cells))],
		notes: [`worst ×${worst.toFixed(2)} of at most ×${DEARER_MAX}; ${show(bytes)} bytes for each who waits, of at most ${BYTES_MAX}`],
	}
}

function rowOf(agents: number, cells: readonly Cell[]): string[] {
	const row = cells.filter((it) => it.agents === agents)
	return [show(agents), ...row.map((it) => `${show(median(it.rates))} ${dearerText(dearer(it, cells))}`)]
}

function dearerText(times: number | null): string {
	return times === null ? '     ' : `×${times.toFixed(2)}`
}

/** The median of the rounds' own ratios; null where there is nothing smaller to compare with. */
function dearer({ agents, waiting, rates }: Cell, cells: readonly Cell[]): number | null {
	const smaller = cells.filter((it) =>
		(it.agents === agents / 10 && it.waiting === waiting) || (it.agents === agents && it.waiting === waiting / 10)
	)
	const times = smaller.map((it) => median(it.rates.map((rate, i) => rate / (rates[i] as number))))
	return times.length === 0 ? null : Math.max(...times)
}

/** All sizes take turns, so that a machine that is busy for a while is so for all of them. */
async function measured({ rounds, seconds }: { rounds: number; seconds: number }): Promise<Cell[]> {
	const cells = AGENTS.flatMap((agents) =>
		WAITING.map((waiting) => ({ agents, waiting, crowd: new Crowd({ agents, waiting, seed: SEED }) }))
	)
	for (const { crowd, agents } of cells) for (let done = 0; done < WARM;) done += round(crowd, agents)
	const rates: number[][] = cells.map(() => [])
	for (let i = 0; i < rounds; i++) {
		for (const [at, cell] of cells.entries()) {
			// Others may want the processor too.
			await new Promise((resolve) => setImmediate(resolve))
			rates[at]?.push(stretch(cell.crowd, { agents: cell.agents, seconds: seconds / 3 }))
		}
	}
	return cells.map(({ agents, waiting }, at) => ({ agents, waiting, rates: rates[at] ?? [] }))
}

function stretch(crowd: Crowd, { agents, seconds }: { agents: number; seconds: number }): number {
	const startMs = performance.now()
	let done = 0
	while (performance.now() - startMs < seconds * 1000) for (let i = 0; i < 20; i++) done += round(crowd, agents)
	return done / (performance.now() - startMs) * 1000
}

/** One agent frees up and is replaced in line; one customer comes whom somebody free can serve. */
function round(crowd: Crowd, agents: number): number {
	crowd.atMs += HANDLE_MS / agents
	const freed = crowd.finish((line, agent, atMs): ConversationId | null => bestFor(line, agent, { atMs })?.conversation ?? null)
	const came = freed > 0 ? crowd.arrive('scarce') : 0
	return freed + came + crowd.arrive('ample')
}

/** Of the heap, with the indexes; agents are not counted. */
function bytesPerItem(): number {
	setFlagsFromString('--expose-gc')
	const gc = runInNewContext('gc') as () => void
	const measure = (waiting: number) => {
		const crowd = new Crowd({ agents: 100, waiting, seed: SEED })
		gc()
		const { heapUsed } = process.memoryUsage()
		return { heapUsed, size: crowd.line.items.size }
	}
	const few = measure(1_000)
	const many = measure(51_000)
	return (many.heapUsed - few.heapUsed) / (many.size - few.size)
}
