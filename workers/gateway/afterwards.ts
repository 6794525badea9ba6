import type { AppContext } from './context.ts'
import { logError } from '../../durable-objects/shared/log.ts'

/** Goes on after the answer has been given, so that the time it takes tells its reader nothing. */
export function afterwards(c: AppContext, work: Promise<unknown>): void {
	const quiet = work.catch((error: unknown) => logError('afterwards-failed', { error }))
	c.executionCtx.waitUntil(quiet)
}
