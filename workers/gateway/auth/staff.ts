/** The staff directory as the gateway knows it: who there is, their passwords, second factors and sign-ins. Postgres is its truth. */
import { z } from 'zod'
import type { StaffRecord } from '../../../core/access/believe.ts'
import type { AgentId, WorkspaceId } from '../../../core/ids.ts'
import type { Refusal } from '../../../core/problem.ts'

/** How somebody has proved who they are. */
export type SignInMethod = 'password' | 'two-factor' | 'recovery-code' | 'invitation' | 'oidc' | 'sign-up'

export interface Credentials {
	/** In small letters. */
	readonly email: string
	readonly password: string
}

export const StaffUser = z.object({
	id: z.string(),
	email: z.string(),
	name: z.string(),
	workspace: z.string().transform((it) => it as WorkspaceId),
	role: z.string(),
	agent: z.string().nullish().transform((it) => (it ?? null) as AgentId | null),
	teams: z.string().nullish().transform((it) => (it ? it.split(' ') : [])),
	active: z.boolean().nullish().transform((it) => it ?? true),
	twoFactorEnabled: z.boolean().nullish().transform((it) => it ?? false),
})
export type StaffUser = z.infer<typeof StaffUser>

/** As the rule of belief wants it. */
export function recordOf({ name, email, role, agent, teams, active, twoFactorEnabled }: StaffUser): StaffRecord {
	return { name, email, role, agent, teams, active, twoFactor: twoFactorEnabled }
}

/** `cookies`: what the answer must set, as `Set-Cookie` values. */
export interface SignedIn {
	readonly ok: true
	readonly user: StaffUser
	readonly cookies: readonly string[]
}

/** The password was right; a code of the second factor is still wanted. */
export interface Challenged {
	readonly ok: true
	readonly user: null
	readonly methods: readonly string[]
	readonly cookies: readonly string[]
}

/** A request's sign-in. */
export interface StaffSession extends SignedIn {
	/** Which one it is: a hash of its token, that can be kept and passed on. */
	readonly signIn: string
	/** Whether an identity provider has vouched for them, which is how many factors it wants it to be. */
	readonly provenElsewhere: boolean
	readonly startedMs: number
	readonly expiresAtMs: number
}

/** One sign-in that stands. */
export interface SessionRow {
	readonly id: string
	/** The hash of its token, as objects and callers know it. */
	readonly signIn: string
	readonly createdAtMs: number
	readonly expiresAtMs: number
	readonly address: string | null
	readonly userAgent: string | null
}

export interface NewPerson {
	readonly workspace: WorkspaceId
	readonly name: string
	readonly email: string
	readonly role: string
	readonly agent: AgentId | null
	readonly teams: readonly string[]
	/** Null: they sign in some other way. */
	readonly password: string | null
}

export type PersonPatch = Partial<Pick<NewPerson, 'name' | 'role' | 'agent' | 'teams'> & { readonly active: boolean }>

/** How somebody is known elsewhere. */
export interface Identity {
	readonly provider: string
	/** The provider's own name for them. */
	readonly account: string
}

/** What a code of the second factor comes with. */
export interface CodeGiven {
	readonly code: string
	/** Asks for no code on this device for thirty days. */
	readonly trustDevice?: boolean
}

export type Found<Value> = { readonly ok: true } & Value | Refusal

/** Every question to it may be answered `staff-unavailable`. */
export interface StaffDirectory {
	// Signing in and out.
	signIn(credentials: Credentials, headers: Headers): Promise<SignedIn | Challenged | Refusal>
	/** By the cookie alone where that is possible; `fresh`: as Postgres says. */
	session(headers: Headers, how?: { readonly fresh: boolean }): Promise<StaffSession | Refusal>
	/** A new sign-in of somebody who has proved themselves in some other way. `not-found` also for who is not active. */
	begin(userId: string, how: { headers: Headers; method: SignInMethod }): Promise<SignedIn | Refusal>
	/** Cookies that end the session here, whether or not the directory could be told. */
	signOut(headers: Headers): Promise<readonly string[]>
	/** Newest first. */
	sessionsOf(userId: string): Promise<Found<{ readonly sessions: readonly SessionRow[] }>>
	/** Forgets these; null: all. The person's object has to be told as well: see `endSessions`. */
	dropSessions(userId: string, ids: readonly string[] | null): Promise<Refusal | null>

	// People. Whoever has signed in has to hear of a change: see `changeStaff`.
	person(userId: string): Promise<Found<{ readonly user: StaffUser }>>
	personByEmail(email: string): Promise<Found<{ readonly user: StaffUser | null }>>
	/** `staff-exists` when the address is taken, `password-weak`. */
	create(person: NewPerson): Promise<Found<{ readonly user: StaffUser }>>
	update(userId: string, patch: PersonPatch): Promise<Found<{ readonly user: StaffUser }>>
	remove(userId: string): Promise<Refusal | null>

	// Who they are elsewhere.
	personByIdentity(identity: Identity): Promise<Found<{ readonly user: StaffUser | null }>>
	/** Their accounts with that provider. */
	identitiesOf(userId: string, provider: string): Promise<Found<{ readonly accounts: readonly string[] }>>
	linkIdentity(userId: string, identity: Identity): Promise<Refusal | null>

	// Passwords.
	/** Also takes back every proof that was still out: reset tokens, challenges, trusted devices. */
	setPassword(userId: string, password: string): Promise<Refusal | null>
	/** `credentials-invalid` when it is another, or there is none. */
	checkPassword(userId: string, password: string): Promise<Refusal | null>
	hasPassword(userId: string): Promise<Found<{ readonly has: boolean }>>
	/** A single-use token to set a new password with. */
	resetToken(userId: string): Promise<Found<{ readonly token: string }>>
	/** Whose token it is, without using it up. */
	resetHolder(token: string): Promise<Found<{ readonly user: StaffUser }>>
	/** Uses it up: true for the first alone. */
	spendResetToken(token: string): Promise<Found<{ readonly first: boolean }>>

	// The second factor.
	/** Who has given their password and is asked for a code. */
	challenged(headers: Headers): Promise<Found<{ readonly user: StaffUser }>>
	/** Of who is signed in, or in the middle of it. A first right code switches the second factor on. */
	verifyTotp(given: CodeGiven, headers: Headers): Promise<Found<{ readonly cookies: readonly string[] }>>
	verifyRecoveryCode(given: CodeGiven, headers: Headers): Promise<Found<{ readonly cookies: readonly string[] }>>
	enableTwoFactor(
		password: string | undefined,
		headers: Headers,
	): Promise<Found<{ readonly totpURI: string; readonly backupCodes: readonly string[] }>>
	/** Ten new recovery codes; the old ones count for nothing. */
	newRecoveryCodes(password: string | undefined, headers: Headers): Promise<Found<{ readonly backupCodes: readonly string[] }>>
	/** Takes the second factor off, with every device that was trusted by it. */
	disableTwoFactor(userId: string): Promise<Refusal | null>
}
