import { cpuUs } from '../cpu.ts'
import type { Meter } from './load.ts'

/** Sums wall time and CPU over the stretches between `on` and `off`. */
export class StretchMeter implements Meter {
	readonly #pids: Readonly<Record<string, readonly number[]>>
	#startedMs = 0
	#started: Record<string, number> = {}
	totalMs = 0
	readonly totalCpuUs: Record<string, number> = {}

	constructor(pids: Readonly<Record<string, readonly number[]>>) {
		this.#pids = { ...pids, client: [process.pid] }
	}

	on(): void {
		for (const [group, pids] of Object.entries(this.#pids)) this.#started[group] = cpuUs(pids)
		this.#startedMs = performance.now()
	}

	off(): void {
		this.totalMs += performance.now() - this.#startedMs
		for (const [group, pids] of Object.entries(this.#pids)) {
			this.totalCpuUs[group] = (this.totalCpuUs[group] ?? 0) + cpuUs(pids) - (this.#started[group] ?? 0)
		}
	}
}
