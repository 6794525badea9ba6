/** better-auth (https://better-auth.com), set up as the keeper of passwords, second factors, sessions and cookies. */
import type { BetterAuthOptions } from 'better-auth'
import type { StaffUser } from './staff.ts'
import { STAFF_COOKIE_PREFIX } from './staff-cookie.ts'
import { staffPlugin } from './staff-plugin.ts'

export interface StaffOptions {
	/** better-auth's adapter over Postgres, or over memory. */
	readonly database: BetterAuthOptions['database']
	readonly secret: string
	readonly origin: string
	/** What the person's workspace says of signing in. */
	readonly signInOf: (user: StaffUser) => Promise<{ readonly lifeMs: number; readonly password: boolean }>
}

/** The longest any workspace lets a sign-in last. */
export const SIGN_IN_MAX_S = 720 * 3_600
export const TRUST_S = 30 * 86_400
export const CHALLENGE_S = 600
export const PASSWORD_MAX_CHARS = 128

/** `minimal` leaves out the adapters that we do not use. */
export async function makeAuth(options: StaffOptions) {
	const [{ betterAuth }, { twoFactor }] = await Promise.all([import('better-auth/minimal'), import('better-auth/plugins/two-factor')])
	return betterAuth({ ...authOptions(options), plugins: [twoFactor(TWO_FACTOR), await staffPlugin(options)] })
}

export type StaffAuth = Awaited<ReturnType<typeof makeAuth>>

/** Who comes from elsewhere has no password to give. Locking out is the guard's work, which counts over all ways in. */
const TWO_FACTOR = {
	issuer: 'Patchbay',
	allowPasswordless: true,
	twoFactorCookieMaxAge: CHALLENGE_S,
	trustDeviceMaxAge: TRUST_S,
	accountLockout: { enabled: false },
} as const

/**
 * None of the added fields can be set by a client: `input: false`, and no route of ours updates a user. A session lasts as long
 * as it was given when it began: nothing but signing in again makes it longer, and the cookie that says who it is lives as long.
 */
function authOptions({ database, secret, origin }: StaffOptions) {
	return {
		appName: 'Patchbay',
		database,
		secret,
		baseURL: origin,
		trustedOrigins: [origin],
		telemetry: { enabled: false },
		logger: { disabled: true },
		rateLimit: { enabled: false },
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: PASSWORD_MAX_CHARS },
		session: {
			additionalFields: { method: { type: 'string', required: false, input: false } },
			expiresIn: SIGN_IN_MAX_S,
			disableSessionRefresh: true,
			cookieCache: { enabled: true, maxAge: SIGN_IN_MAX_S },
		},
		// A token in the database is as good as a password there: what is stored does not give it away.
		verification: { storeIdentifier: 'hashed' },
		user: {
			additionalFields: {
				workspace: { type: 'string', required: true, input: false },
				role: { type: 'string', required: true, input: false },
				agent: { type: 'string', required: false, input: false },
				teams: { type: 'string', required: false, input: false },
				active: { type: 'boolean', required: false, defaultValue: true, input: false },
			},
		},
		advanced: {
			cookiePrefix: STAFF_COOKIE_PREFIX,
			useSecureCookies: origin.startsWith('https:'),
			defaultCookieAttributes: { sameSite: 'strict' },
			ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
		},
	} as const satisfies BetterAuthOptions
}
