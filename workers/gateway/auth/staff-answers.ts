import { type ProblemCode, type Refusal, refuse } from '../../../core/problem.ts'
import { within } from '../within.ts'
import { METHOD_OFF } from './staff-plugin.ts'
import { logError } from '../../../durable-objects/shared/log.ts'

const READ_LIMIT_MS = 3_000
/** For what hashes a password: that takes a busy machine longer than a look into Postgres, and whoever waits has just typed it. */
export const HASHING = { limitMs: 10_000 } as const

/** A refusal of better-auth's is `no`; anything else that goes wrong there is the database out of reach. */
export async function asked<Answer extends { readonly ok: true }>(
	no: ProblemCode,
	ask: () => Promise<Answer | Refusal>,
	{ limitMs } = { limitMs: READ_LIMIT_MS },
): Promise<Answer | Refusal> {
	try {
		return await within(limitMs, ask())
	} catch (error) {
		return await refusalFor(error, no)
	}
}

/** The same for what answers nothing. */
export async function done(no: ProblemCode, act: () => Promise<unknown>, how?: { limitMs: number }): Promise<Refusal | null> {
	const acted = async () => {
		await act()
		return { ok: true } as const
	}
	const answer = await asked(no, acted, how)
	return answer.ok ? null : answer
}

export function report(error: unknown): void {
	logError('staff-unavailable', { error })
}

async function refusalFor(error: unknown, no: ProblemCode): Promise<Refusal> {
	const { isAPIError } = await import('better-auth/api')
	if (isAPIError(error) && error.statusCode < 500) return refuse(error.body?.code === METHOD_OFF ? 'sign-in-method-off' : no)
	report(error)
	return refuse('staff-unavailable')
}
