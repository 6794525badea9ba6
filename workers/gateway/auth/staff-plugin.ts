import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'
import type { StaffOptions } from './staff-auth.ts'
import { StaffUser } from './staff.ts'

/** How better-auth refuses; our words for it are in `refusals.ts`. */
export const METHOD_OFF = 'SIGN_IN_METHOD_OFF'
const CHALLENGE_COOKIE = 'two_factor'

/** What better-auth lacks: sign-ins that others have vouched for, and a session's life by the workspace of who signs in. */
export async function staffPlugin({ signInOf }: Pick<StaffOptions, 'signInOf'>) {
	const [{ APIError, createAuthEndpoint }, { setSessionCookie }] = await Promise.all([
		import('better-auth/api'),
		import('better-auth/cookies'),
	])

	/** Called by the server alone: there is no path to it. */
	const beginSession = createAuthEndpoint.serverOnly(
		{ method: 'POST', body: z.object({ userId: z.string(), method: z.string() }) },
		async (ctx) => {
			const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
			const session = user && await ctx.context.internalAdapter.createSession(user.id, false, { method: ctx.body.method })
			if (!user || !session) throw new APIError('UNAUTHORIZED')
			await setSessionCookie(ctx, { session, user })
			return { user }
		},
	)

	/** Whose password has been right, by the signed cookie of the challenge. */
	const challengedUser = createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
		const { name } = ctx.context.createAuthCookie(CHALLENGE_COOKIE)
		const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
		const found = challenge ? await ctx.context.internalAdapter.findVerificationValue(challenge) : null
		if (!found || found.expiresAt < new Date()) throw new APIError('UNAUTHORIZED')
		return { user: await ctx.context.internalAdapter.findUserById(found.value) }
	})

	return {
		id: 'patchbay-staff',
		endpoints: { beginSession, challengedUser },
		init: () => ({
			options: {
				databaseHooks: {
					session: {
						create: {
							/** Who is not active gets no session, by whatever way; and a session ends when the workspace says. */
							async before(session, ctx) {
								const user = StaffUser.safeParse(await ctx?.context.internalAdapter.findUserById(session.userId))
								if (!user.success || !user.data.active) throw new APIError('UNAUTHORIZED')
								const { lifeMs, password } = await signInOf(user.data)
								if (!password && ctx?.path === '/sign-in/email') throw new APIError('FORBIDDEN', { code: METHOD_OFF })
								return { data: { ...session, expiresAt: new Date(Date.now() + lifeMs) } }
							},
						},
					},
				},
			},
		}),
	} satisfies BetterAuthPlugin
}
