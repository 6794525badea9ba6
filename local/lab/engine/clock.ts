/** Time, as the lab knows it: a test has another. */
export interface Clock {
	now(): number
	/** Does it later, once. */
	after(ms: number, act: () => void): void
}

/** What is still to come keeps no process alive. */
export const clock: Clock = {
	now: Date.now,
	after: (ms, act) => void setTimeout(act, ms).unref(),
}
