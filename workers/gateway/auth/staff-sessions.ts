import { z } from 'zod'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { within } from '../within.ts'
import { sessionCookies } from './session-cookies.ts'
import { asked, done, HASHING, report } from './staff-answers.ts'
import type { StaffAuth } from './staff-auth.ts'
import { signInOfToken } from './staff-cookie.ts'
import { type Challenged, type SessionRow, type SignedIn, type StaffDirectory, type StaffSession, StaffUser } from './staff.ts'

const SIGN_OUT_LIMIT_MS = 3_000

type Part = Pick<StaffDirectory, 'signIn' | 'session' | 'begin' | 'signOut' | 'sessionsOf' | 'dropSessions'>

const Answer = z.union([
	z.object({ user: StaffUser }),
	z.object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) }),
])
const Session = z.object({
	session: z.object({ token: z.string(), createdAt: z.coerce.date(), expiresAt: z.coerce.date(), method: z.string().nullish() }),
	user: StaffUser,
})

/** Signing in and out. */
export async function staffSessions(auth: StaffAuth): Promise<Part> {
	const { authCookies, internalAdapter } = await auth.$context
	const expired = Object.values(authCookies).map(({ name, attributes }) => expiredCookie(name, attributes.secure === true))
	return {
		signIn: (body, headers) =>
			asked('credentials-invalid', async () => signedIn(await auth.api.signInEmail({ body, headers, returnHeaders: true })), HASHING),
		session: (headers, { fresh } = { fresh: false }) =>
			asked('not-signed-in', async () => {
				const query = { disableCookieCache: fresh }
				return sessionOf(await auth.api.getSession({ headers, query, returnHeaders: true }))
			}),
		begin: (userId, { headers, method }) =>
			asked('not-found', async () => {
				const { headers: set, response } = await auth.api.beginSession({ body: { userId, method }, headers, returnHeaders: true })
				return { ok: true, user: StaffUser.parse(response.user), cookies: sessionCookies(set) }
			}),
		async signOut(headers) {
			await within(SIGN_OUT_LIMIT_MS, auth.api.signOut({ headers })).catch(report)
			return expired
		},
		sessionsOf: (userId) =>
			asked('not-found', async () => {
				const rows = await internalAdapter.listSessions(userId, { onlyActiveSessions: true })
				const sessions = await Promise.all(rows.map(sessionRow))
				return { ok: true, sessions: sessions.sort((a, b) => b.createdAtMs - a.createdAtMs) }
			}),
		dropSessions: (userId, ids) =>
			done('not-found', async () => {
				if (ids === null) return await internalAdapter.deleteUserSessions(userId)
				const rows = await internalAdapter.listSessions(userId)
				const tokens = rows.filter((it) => ids.includes(it.id)).map((it) => it.token)
				if (tokens.length > 0) await internalAdapter.deleteSessions(tokens)
			}),
	}
}

interface Answered {
	readonly headers: Headers
	readonly response: unknown
}

function signedIn({ headers, response }: Answered): SignedIn | Challenged {
	const answer = Answer.parse(response)
	const cookies = sessionCookies(headers)
	if ('user' in answer) return { ok: true, user: answer.user, cookies }
	return { ok: true, user: null, methods: answer.twoFactorMethods, cookies }
}

/** The sign-in is told by the token that has been checked: a cookie can be spelled in many ways, and stand beside others. */
async function sessionOf({ headers, response }: Answered): Promise<StaffSession | Refusal> {
	const read = Session.safeParse(response)
	if (!read.success) return refuse('not-signed-in')
	const { session, user } = read.data
	const [startedMs, expiresAtMs] = [session.createdAt.getTime(), session.expiresAt.getTime()]
	const signIn = await signInOfToken(session.token)
	return { ok: true, user, signIn, cookies: sessionCookies(headers), startedMs, expiresAtMs, provenElsewhere: session.method === 'oidc' }
}

interface KeptSession {
	readonly id: string
	readonly token: string
	readonly createdAt: Date
	readonly expiresAt: Date
	readonly ipAddress?: string | null
	readonly userAgent?: string | null
}

async function sessionRow({ id, token, createdAt, expiresAt, ipAddress, userAgent }: KeptSession): Promise<SessionRow> {
	const signIn = await signInOfToken(token)
	const [createdAtMs, expiresAtMs] = [new Date(createdAt).getTime(), new Date(expiresAt).getTime()]
	return { id, signIn, createdAtMs, expiresAtMs, address: ipAddress || null, userAgent: userAgent || null }
}

function expiredCookie(name: string, secure: boolean): string {
	return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}
