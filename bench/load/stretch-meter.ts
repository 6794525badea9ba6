import { cpuUs } from '../cpu.ts'
import type { Meter } from './load.ts'

/** Sums wall time and CPU over the stretches between `on` and `off`. */
export class StretchMeter implements Meter {
	readonly #pids: Readonly<Record<string, readonly number[]>>
	#startedMs = 0
	#started: Record<string, number> = {}
	totalMs = 0
	readonly totalCpuUs: Record<string, number> = {}
	readonly stretchesUs: [number, number][] = []

	constructor(pids: Readonly<Record<string, readonly number[]>>) {
		this.#pids = { ...pids, client: [process.pid] }
	}

	on(): void {
		for (const [group, pids] of Object.entries(this.#pids)) this.#started[group] = cpuUs(pids)
		this.#startedMs = performance.now()
		this.stretchesUs.push([monotonicUs(), Infinity])
	}

	off(): void {
		this.totalMs += performance.now() - this.#startedMs
		const stretch = this.stretchesUs.at(-1)
		if (stretch) stretch[1] = monotonicUs()
		for (const [group, pids] of Object.entries(this.#pids)) {
			this.totalCpuUs[group] = (this.totalCpuUs[group] ?? 0) + cpuUs(pids) - (this.#started[group] ?? 0)
		}
	}
}

function monotonicUs(): number {
	return Number(process.hrtime.bigint()) / 1000
}
