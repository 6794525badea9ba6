import { expect } from 'vitest'

/** As long as a person with a slow machine would wait. */
export const PATIENCE_MS = 60_000

/** Looks again and again until what is seen is what is expected. */
export function eventually<Value>(look: () => Promise<Value> | Value) {
	return expect.poll(look, { timeout: PATIENCE_MS, interval: 50 })
}
