import { createRoute, z } from '@hono/zod-openapi'
import type { WorkspaceId } from '../../../core/ids.ts'
import { byCookie } from '../auth/caller.ts'
import { isLocal } from '../auth/origin.ts'
import { ownOriginOnly } from '../auth/own-origin-only.ts'
import { asks } from '../auth/permit.ts'
import { setCookies } from '../auth/set-cookies.ts'
import { signInByPassword } from '../auth/sign-in.ts'
import { signInRules } from '../auth/sign-in-rules.ts'
import { forgetStaff, staffObject, vouchedFor } from '../auth/standing.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { CallerBody, callerBody, userBody } from './caller-body.ts'
import { newApp } from './new-app.ts'

const Credentials = z.object({
	email: z.email().max(254).transform((it) => it.toLowerCase()).openapi({ example: 'ana@demo.test' }),
	password: z.string().min(1).max(128),
})
const Challenge = z.object({
	twoFactorRedirect: z.literal(true),
	twoFactorMethods: z.array(z.string()).openapi({ example: ['totp'] }),
})
const Options = z.object({
	signUp: z.boolean().openapi({ description: 'Whether anybody may set up a workspace here' }),
	password: z.boolean().openapi({ description: 'Whether the workspace takes passwords' }),
	oidc: z.object({ label: z.string(), url: z.string() }).nullable().openapi({ description: "Where the workspace's single sign-on begins" }),
})

const signIn = createRoute({
	method: 'post',
	path: '/api/auth/sign-in/email',
	summary: 'Sign in with an e-mail address and a password',
	description: 'The answer sets the session cookie, or that of the question for a second factor, which `two-factor/verify-…` answers.',
	...asks('anyone', ownOriginOnly),
	request: { body: { required: true, content: { 'application/json': { schema: Credentials } } } },
	responses: {
		200: {
			description: 'Signed in, or asked for a code',
			content: { 'application/json': { schema: z.union([z.object({ user: CallerBody }), Challenge]) } },
		},
		default: problemsOf(
			'body-invalid',
			'credentials-invalid',
			'sign-in-method-off',
			'origin-not-allowed',
			'too-many-attempts',
			'staff-unavailable',
			'audit-unavailable',
		),
	},
})

const signOut = createRoute({
	method: 'post',
	path: '/api/auth/sign-out',
	summary: 'Sign out',
	description: 'Closes what was opened with the sign-in. Without a session nothing happens.',
	...asks('anyone', ownOriginOnly),
	responses: {
		200: { description: 'Signed out', content: { 'application/json': { schema: z.object({ success: z.literal(true) }) } } },
		default: problemsOf('origin-not-allowed'),
	},
})

const session = createRoute({
	method: 'get',
	path: '/api/auth/get-session',
	summary: 'Who is signed in',
	description: 'Null when nobody is.',
	...asks('anyone'),
	responses: {
		200: { description: 'The user, or null', content: { 'application/json': { schema: z.object({ user: CallerBody }).nullable() } } },
		default: problemsOf('staff-unavailable'),
	},
})

const options = createRoute({
	method: 'get',
	path: '/api/auth/options',
	summary: 'How one can sign in here',
	description: 'By the workspace alone: nothing is said of an address, not even whether there is one.',
	...asks('anyone'),
	request: { query: z.object({ workspace: z.string().max(40).optional(), email: z.string().max(254).optional() }) },
	responses: {
		200: { description: 'The ways in', content: { 'application/json': { schema: Options } } },
		default: problemsOf('parameter-invalid'),
	},
})

export function authRoutes() {
	return newApp()
		.openapi(signIn, async (c) => {
			const signed = await signInByPassword(c, c.req.valid('json'))
			if (!signed.ok) return problem(c, signed)
			if (signed.user) return c.json({ user: userBody(signed.user) }, 200)
			return c.json({ twoFactorRedirect: true as const, twoFactorMethods: [...signed.methods] }, 200)
		})
		.openapi(signOut, async (c) => {
			await endThisSignIn(c)
			const directory = await c.get('services').staff(c.req.raw)
			if (directory) setCookies(c, await directory.signOut(c.req.raw.headers))
			return c.json({ success: true as const }, 200)
		})
		.openapi(session, async (c) => {
			const found = await byCookie(c)
			if (found.ok) return c.json({ user: callerBody(found.caller) }, 200)
			return found.code === 'not-signed-in' ? c.json(null, 200) : problem(c, found)
		})
		.openapi(options, async (c) => {
			const { workspace = '' } = c.req.valid('query')
			const { password, oidc } = await signInRules(c.env, workspace as WorkspaceId)
			const single = oidc && { label: oidc.label, url: `/api/auth/oidc/${workspace}` }
			return c.json({ signUp: c.env.PATCHBAY_SIGN_UP === 'open' || isLocal(c.env, c.req.raw), password, oidc: single }, 200)
		})
}

/** Its cookies count for nothing any more, and its sockets close. Nobody is kept from signing out, so the record may fail. */
async function endThisSignIn(c: AppContext): Promise<void> {
	const found = await vouchedFor(c)
	if (!found.ok) return
	const { workspace, id, record: { name }, signIn, expiresAtMs } = found.who
	await record(c, { act: 'sign-in.ended', by: { workspace, actor: { kind: 'staff', id, name } } })
	await staffObject(c, found.who).end([{ signIn, untilMs: expiresAtMs }]).catch(() => undefined)
	forgetStaff(found.who)
}
