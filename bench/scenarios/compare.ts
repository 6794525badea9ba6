import { type Outcome, show } from '../report.ts'
import { type Figures, figures, ratio, serverCpuUs, type Side, takeTurns, type Turn } from '../side.ts'

export interface Comparison {
	readonly scenario: string
	readonly heading: string
	readonly unit: string
	readonly lanes: number
	readonly rounds: number
	readonly seconds: number
	readonly notes: readonly string[]
	/** Ours, the floor, then any peers. */
	readonly sides: readonly [Side, Side, ...Side[]]
	/** Something that does next to nothing, measured once: what the load process itself can and costs. */
	readonly yardstick?: Side
}

/** Runs the sides against each other and puts the outcome in a line and a table. */
export async function compare(comparison: Comparison): Promise<Outcome> {
	const { scenario, unit, lanes, sides } = comparison
	const turns = await takeTurns(sides, comparison)
	const yardstick = await alone(comparison)
	const [ours, floor] = turns as [Turn[], Turn[]]
	const all = turns.map(figures)
	const [ourFigures, floorFigures] = all as [Figures, Figures]
	const line = {
		scenario,
		ours: ourFigures.perSecond,
		floor: floorFigures.perSecond,
		ratio: ratio(ours, floor, (it) => it.loaded.perSecond),
		unit,
		lanes,
		cpuRatio: ratio(ours, floor, cpuUs),
		p50Ratio: ratio(ours, floor, (it) => it.alone.p50Ms),
		...ourFigures,
		...prefixed('floor', floorFigures),
		peers: Object.fromEntries(sides.slice(2).map((side, i) => [side.name, all[i + 2]])),
		yardstick,
	}
	const rows = [
		['', `${lanes} lanes`, '', '', '', '1 lane', '', '', ''],
		['', unit, 'CPU µs', 'p50 ms', 'p99 ms', 'CPU µs', 'p50 ms', 'p99 ms', 'load CPU µs'],
		...sides.map((side, i) => row(side.name, all[i] as Figures)),
		['ours / floor', show(line.ratio), show(line.cpuRatio), '', '', '', show(line.p50Ratio), '', ''],
		...sides.slice(2).map((side, i) => against(side.name, ours, turns[i + 2] as Turn[])),
		...(yardstick ? [row(comparison.yardstick?.name ?? '', yardstick)] : []),
	]
	return { lines: [line], heading: comparison.heading, rows, notes: comparison.notes }
}

async function alone({ yardstick, lanes, seconds }: Comparison): Promise<Figures | null> {
	if (!yardstick) return null
	const [turns = []] = await takeTurns([yardstick], { rounds: 1, seconds, lanes })
	return figures(turns)
}

const cpuUs = (turn: Turn) => serverCpuUs(turn.loaded)

function row(name: string, it: Figures): string[] {
	const loaded = [show(it.perSecond), show(it.cpuUs), show(it.loadedP50Ms), show(it.loadedP99Ms)]
	return [name, ...loaded, show(it.cpuUsAlone), show(it.p50Ms), show(it.p99Ms), show(it.partsUs['client'] ?? NaN)]
}

function against(name: string, ours: readonly Turn[], peer: readonly Turn[]): string[] {
	const of = (pick: (turn: Turn) => number) => show(ratio(ours, peer, pick))
	return [`ours / ${name}`, of((it) => it.loaded.perSecond), of(cpuUs), '', '', '', of((it) => it.alone.p50Ms), '', '']
}

function prefixed(prefix: string, figures: Figures): Record<string, unknown> {
	return Object.fromEntries(Object.entries(figures).map(([key, value]) => [prefix + key[0]?.toUpperCase() + key.slice(1), value]))
}
