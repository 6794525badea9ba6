import type { Driver, Load, Meter } from './load.ts'

/** A customer's and an agent's socket on one conversation. */
export interface Pair {
	/** The customer says this; the server must keep it before anybody sees it. */
	say(text: string): void
	/** The agent's socket has it. */
	onHeard: () => void
	/** The customer's socket has the acknowledgement. */
	onAcknowledged: () => void
	close(): void
}

/** Deaf until somebody listens. */
export const unheard = { onHeard: (): void => {}, onAcknowledged: (): void => {} }

/** A hundred characters, as most chat messages have fewer. */
const TEXT = 'Hello, my train leaves at nine tomorrow and I would like to move it to the afternoon if I may, thanks'.slice(0, 100)

/** Closed loop: each lane says the next thing when the agent has heard the last and the customer has its acknowledgement. */
export class RelayDriver implements Driver {
	readonly #pairs: readonly Pair[]

	constructor(pairs: readonly Pair[]) {
		this.#pairs = pairs
	}

	async run({ lanes, seconds }: Load, meter: Meter): Promise<number[]> {
		const latencies: number[] = []
		meter.on()
		const endMs = performance.now() + seconds * 1000
		await Promise.all(this.#pairs.slice(0, lanes).map((pair) => talk(pair, endMs, latencies)))
		meter.off()
		return latencies
	}

	close(): void {
		for (const pair of this.#pairs) pair.close()
	}
}

function talk(pair: Pair, endMs: number, latencies: number[]): Promise<void> {
	return new Promise((resolve) => {
		let saidMs = 0
		let missing = 0
		function say(): void {
			saidMs = performance.now()
			if (saidMs >= endMs) return resolve()
			missing = 2
			pair.say(TEXT)
		}
		pair.onHeard = () => {
			latencies.push(performance.now() - saidMs)
			if (--missing === 0) say()
		}
		pair.onAcknowledged = () => {
			if (--missing === 0) say()
		}
		say()
	})
}
