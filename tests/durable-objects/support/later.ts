import { afterEach, vi } from 'vitest'

/** Moves the clock of a test on. Each test begins with the real one again. */
export function later(ms: number): void {
	const nowMs = Date.now()
	vi.useFakeTimers({ toFake: ['Date'] })
	vi.setSystemTime(nowMs + ms)
}

afterEach(() => void vi.useRealTimers())
