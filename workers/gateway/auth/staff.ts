/**
 * Staff sign-in, by better-auth (https://better-auth.com) through its server API: the gateway routes, parses and refuses,
 * better-auth knows passwords, sessions and cookies. Who is signed in is also written, signed, in a cookie of its own, so
 * that they keep working while Postgres is away.
 */
import type { BetterAuthOptions } from 'better-auth'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AgentId, WorkspaceId } from '../../../core/ids.ts'
import { causeOf } from '../cause-of.ts'
import { within } from '../within.ts'
import { STAFF_COOKIE_PREFIX } from './staff-cookie.ts'

export interface Credentials {
	readonly email: string
	readonly password: string
}

/** `cookies`: what the answer must set, as `Set-Cookie` values. */
export type StaffSession = { readonly ok: true; readonly user: StaffUser; readonly cookies: readonly string[] } | Refusal

export interface StaffDirectory {
	signIn(credentials: Credentials, headers: Headers): Promise<StaffSession>
	session(headers: Headers): Promise<StaffSession>
	/** Cookies that end the session here, whether or not the directory could be told. */
	signOut(headers: Headers): Promise<readonly string[]>
}

export interface StaffOptions {
	/** better-auth's adapter over Postgres, or over memory. */
	readonly database: BetterAuthOptions['database']
	readonly secret: string
	readonly origin: string
	/** How long the signed cookie alone is believed, in seconds. */
	readonly cookieLifeS: number
}

const DIRECTORY_LIMIT_MS = 3_000

const StaffUser = z.object({
	id: z.string(),
	email: z.string(),
	name: z.string(),
	workspace: z.string().transform((it) => it as WorkspaceId),
	role: z.string(),
	agent: z.string().nullish().transform((it) => (it ?? null) as AgentId | null),
	teams: z.string().nullish().transform((it) => (it ? it.split(' ') : [])),
})
export type StaffUser = z.infer<typeof StaffUser>

export async function openDirectory(options: StaffOptions): Promise<StaffDirectory> {
	const { betterAuth } = await import('better-auth/minimal')
	const auth = betterAuth(authOptions(options))
	const { authCookies } = await auth.$context
	const expired = Object.values(authCookies).map(({ name, attributes }) => expiredCookie(name, attributes.secure === true))
	return {
		signIn: (body, headers) => asked(() => auth.api.signInEmail({ body, headers, returnHeaders: true }), 'credentials-invalid'),
		session: (headers) => asked(() => auth.api.getSession({ headers, returnHeaders: true }), 'not-signed-in'),
		async signOut(headers) {
			try {
				await within(DIRECTORY_LIMIT_MS, auth.api.signOut({ headers }))
			} catch (error) {
				report(error)
			}
			return expired
		},
	}
}

/** None of the added fields can be set by a client: `input: false`, and no route of ours updates a user. */
function authOptions({ database, secret, origin, cookieLifeS }: StaffOptions) {
	return {
		appName: 'Patchbay',
		database,
		secret,
		baseURL: origin,
		trustedOrigins: [origin],
		telemetry: { enabled: false },
		logger: { disabled: true },
		emailAndPassword: { enabled: true, disableSignUp: true },
		session: { cookieCache: { enabled: true, maxAge: cookieLifeS } },
		user: {
			additionalFields: {
				workspace: { type: 'string', required: true, input: false },
				role: { type: 'string', required: true, input: false },
				agent: { type: 'string', required: false, input: false },
			},
		},
		advanced: { cookiePrefix: STAFF_COOKIE_PREFIX, useSecureCookies: origin.startsWith('https:') },
	} as const satisfies BetterAuthOptions
}

interface Answer {
	readonly headers: Headers
	readonly response: { readonly user: unknown } | null
}

/** A refusal of better-auth's is `no`; anything else that goes wrong there is the database out of reach. */
async function asked(ask: () => Promise<Answer>, no: 'credentials-invalid' | 'not-signed-in'): Promise<StaffSession> {
	const { isAPIError } = await import('better-auth/api')
	try {
		const { headers, response } = await within(DIRECTORY_LIMIT_MS, ask())
		const user = StaffUser.safeParse(response?.user)
		if (!user.success) return refuse(no)
		return { ok: true, user: user.data, cookies: headers.getSetCookie() }
	} catch (error) {
		if (isAPIError(error) && error.statusCode < 500) return refuse(no)
		report(error)
		return refuse('staff-unavailable')
	}
}

function report(error: unknown): void {
	console.error(JSON.stringify({ event: 'staff-unavailable', error: causeOf(error) }))
}

function expiredCookie(name: string, secure: boolean): string {
	return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
