import type { LoadResult } from './load/load.ts'
import type { LoadProcess } from './load-process.ts'
import { median } from './quantile.ts'

/** One of those compared: a server under way and the load process that holds its sockets. */
export interface Side {
	readonly name: string
	readonly load: LoadProcess
	/** Server processes whose CPU counts, by a name to show. */
	pids(): Record<string, number[]>
	stop(): void | Promise<void>
}

export interface Turn {
	/** Unloaded: one message on its way at any time. */
	readonly alone: LoadResult
	readonly loaded: LoadResult
}

export interface TurnOptions {
	readonly rounds: number
	readonly seconds: number
	readonly lanes: number
}

const WARM_UP_SECONDS = 1

/**
 * Lets the sides take turns, the first of one round being the last of the next; each side's turns in their order.
 * Machines drift within minutes, so only neighbours are compared.
 */
export async function takeTurns(sides: readonly Side[], { rounds, seconds, lanes }: TurnOptions): Promise<Turn[][]> {
	const turns: Turn[][] = sides.map(() => [])
	for (const side of sides) await side.load.run({ lanes, seconds: WARM_UP_SECONDS, pids: {} })
	for (let round = 0; round < rounds; round++) {
		const order = [...sides.keys()]
		for (const i of round % 2 === 0 ? order : order.reverse()) turns[i]?.push(await turn(sides[i] as Side, seconds, lanes))
	}
	return turns
}

async function turn(side: Side, seconds: number, lanes: number): Promise<Turn> {
	const pids = side.pids()
	const alone = await side.load.run({ lanes: 1, seconds: seconds / 3, pids })
	const loaded = await side.load.run({ lanes, seconds, pids })
	return { alone, loaded }
}

/** Medians over a side's turns. */
export interface Figures {
	readonly perSecond: number
	/** One lane. */
	readonly p50Ms: number
	readonly p99Ms: number
	readonly loadedP50Ms: number
	readonly loadedP99Ms: number
	/** All server processes together, per message: in one lane, and under load. */
	readonly cpuUsAlone: number
	readonly cpuUs: number
	/** Under load, with what happens between the measured stretches. */
	readonly wholeCpuUs: number
	/** Under load, each group of processes by itself, and the load process as `client`. */
	readonly partsUs: Readonly<Record<string, number>>
}

export function figures(turns: readonly Turn[]): Figures {
	const of = (pick: (turn: Turn) => number) => median(turns.map(pick))
	const groups = Object.keys(turns[0]?.loaded.cpuUs ?? {})
	return {
		perSecond: of((it) => it.loaded.perSecond),
		p50Ms: of((it) => it.alone.p50Ms),
		p99Ms: of((it) => it.alone.p99Ms),
		loadedP50Ms: of((it) => it.loaded.p50Ms),
		loadedP99Ms: of((it) => it.loaded.p99Ms),
		cpuUsAlone: of((it) => serverCpuUs(it.alone)),
		cpuUs: of((it) => serverCpuUs(it.loaded)),
		wholeCpuUs: of((it) => it.loaded.wholeCpuUs),
		partsUs: Object.fromEntries(groups.map((group) => [group, of((it) => it.loaded.cpuUs[group] ?? NaN)])),
	}
}

/** All watched processes of a server together, per message. Microseconds. */
export function serverCpuUs(result: LoadResult): number {
	return Object.entries(result.cpuUs).reduce((sum, [group, us]) => group === 'client' ? sum : sum + us, 0)
}

/** Median over the rounds of how one side did against the other in the same round. */
export function ratio(ours: readonly Turn[], other: readonly Turn[], pick: (turn: Turn) => number): number {
	return median(ours.map((turn, i) => pick(turn) / pick(other[i] as Turn)))
}
