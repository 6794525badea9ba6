import type { ThrottleRule } from '../../../core/access/throttle.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'

const HOUR_MS = 3_600_000

/** Where anybody may set up a workspace, its invitations must be no way to send mail to everybody. */
export const INVITATIONS_RULE: ThrottleRule = { failuresMax: 500, windowMs: HOUR_MS, blockMs: HOUR_MS, blockMaxMs: HOUR_MS }

/** Counts one more mail of the caller's workspace; the refusal says when the next may go, as does `retry-after`. */
export async function limitInvitations(c: AppContext): Promise<Refusal | null> {
	const guard = c.env.GUARD.getByName(`invitations/${c.get('caller').workspace}`)
	const { retryAfterMs } = await guard.begin(INVITATIONS_RULE)
	if (retryAfterMs === 0) return null
	c.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
	return refuse('too-many-requests', { detail: `At most ${INVITATIONS_RULE.failuresMax} invitations in an hour` })
}
