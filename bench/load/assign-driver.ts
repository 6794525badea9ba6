import { inLanes } from './in-lanes.ts'
import type { Driver, Load, Meter } from './load.ts'

/** A customer who has come to the door and said nothing yet. */
export interface Caller {
	/** Says the first thing; done when an agent's control socket shows the offer. */
	ask(): Promise<void>
	/** Leaves again; done when the agent's control socket has taken the offer away. */
	leave(): Promise<void>
}

/** Conversations opened before and left after each measured stretch: fifty agents then hold four each at most. */
const BURST = 200
const BURST_ONE_LANE = 50

/**
 * Measures from "the customer's first words are sent" to "the offer is on an agent's control socket", in bursts: customers
 * connect, then the measured stretch, then they leave so that the agents are free again.
 */
export class AssignDriver implements Driver {
	readonly #connect: () => Promise<Caller>
	readonly close: () => void

	constructor(connect: () => Promise<Caller>, close: () => void) {
		this.#connect = connect
		this.close = close
	}

	async run({ lanes, seconds }: Load, meter: Meter): Promise<number[]> {
		const latencies: number[] = []
		const endMs = performance.now() + seconds * 1000
		while (performance.now() < endMs) latencies.push(...await this.#burst(lanes, meter))
		return latencies
	}

	async #burst(lanes: number, meter: Meter): Promise<number[]> {
		const jobs = Array.from({ length: lanes === 1 ? BURST_ONE_LANE : BURST })
		const callers = await inLanes(lanes, jobs, this.#connect)
		meter.on()
		const latencies = await inLanes(lanes, callers, timed)
		meter.off()
		await inLanes(lanes, callers, (caller) => caller.leave())
		return latencies
	}
}

async function timed(caller: Caller): Promise<number> {
	const startMs = performance.now()
	await caller.ask()
	return performance.now() - startMs
}
