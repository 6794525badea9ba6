/** What the bench asks of its load process and what it hears back; both travel as messages between processes. */
export interface Load {
	readonly lanes: number
	/** How long to go on, set-up between bursts included. */
	readonly seconds: number
	/** Server processes to watch, by a name of ours: `workerd`, `node`, `postgres`. */
	readonly pids: Readonly<Record<string, readonly number[]>>
}

export interface LoadResult {
	readonly count: number
	readonly perSecond: number
	readonly p50Ms: number
	readonly p99Ms: number
	/** CPU per message of each watched group, and of the load process itself as `client`. Microseconds. */
	readonly cpuUs: Readonly<Record<string, number>>
	/** CPU of all watched groups per message with what happens between the measured stretches. Microseconds. */
	readonly wholeCpuUs: number
	/** When it measured, from and to, by the machine's monotonic clock. Microseconds. */
	readonly stretchesUs: readonly (readonly [number, number])[]
}

/** Drives one kind of server. Latencies are in milliseconds, one per message or assignment. */
export interface Driver {
	run(load: Load, meter: Meter): Promise<number[]>
	close(): void
}

/** Counts time and CPU while it is on. */
export interface Meter {
	on(): void
	off(): void
}
