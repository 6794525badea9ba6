import { type Refusal, refuse } from '../../../core/problem.ts'
import type { Sql } from '../../../db/client.ts'
import { logError } from '../../../durable-objects/shared/log.ts'
import { within } from '../within.ts'

const STAFF_LIMIT_MS = 5_000

/** Whatever goes wrong behind it, the directory is away. */
export async function askStaff<Answer extends { readonly ok: true }>(
	sql: Sql | null,
	ask: (sql: Sql) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
	if (!sql) return refuse('staff-unavailable', { detail: 'No database is configured' })
	try {
		return await within(STAFF_LIMIT_MS, ask(sql))
	} catch (error) {
		logError('staff-unavailable', { error })
		return refuse('staff-unavailable')
	}
}
