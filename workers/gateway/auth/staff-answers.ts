import { type ProblemCode, type Refusal, refuse } from '../../../core/problem.ts'
import { within } from '../within.ts'
import { METHOD_OFF } from './staff-plugin.ts'
import { logError } from '../../../durable-objects/shared/log.ts'

const DIRECTORY_LIMIT_MS = 3_000

/** A refusal of better-auth's is `no`; anything else that goes wrong there is the database out of reach. */
export async function asked<Answer extends { readonly ok: true }>(
	no: ProblemCode,
	ask: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
	try {
		return await within(DIRECTORY_LIMIT_MS, ask())
	} catch (error) {
		return await refusalFor(error, no)
	}
}

/** The same for what answers nothing. */
export async function done(no: ProblemCode, act: () => Promise<unknown>): Promise<Refusal | null> {
	const answer = await asked(no, async () => {
		await act()
		return { ok: true } as const
	})
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
