import type { AppContext } from './context.ts'

/** Goes on after the answer has been given, so that the time it takes tells its reader nothing. */
export function afterwards(c: AppContext, work: Promise<unknown>): void {
	const quiet = work.catch((error: unknown) => console.error(JSON.stringify({ event: 'afterwards-failed', error: String(error) })))
	c.executionCtx.waitUntil(quiet)
}
