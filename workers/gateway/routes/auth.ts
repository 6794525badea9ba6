import { createRoute, z } from '@hono/zod-openapi'
import { objectName } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { Attempts } from '../auth/attempts.ts'
import { byCookie } from '../auth/caller.ts'
import { endSignIn } from '../auth/ended.ts'
import { ownOrigin } from '../auth/origin.ts'
import { asks } from '../auth/permit.ts'
import { signInOf } from '../auth/staff-cookie.ts'
import type { StaffSession } from '../auth/staff.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { CallerBody, callerBody, userBody } from './caller-body.ts'
import { newApp } from './new-app.ts'

const Credentials = z.object({
	email: z.email().max(254).openapi({ example: 'ana@demo.test' }),
	password: z.string().min(1).max(128),
})
type Credentials = z.infer<typeof Credentials>

const signIn = createRoute({
	method: 'post',
	path: '/api/auth/sign-in/email',
	summary: 'Sign in with an e-mail address and a password',
	description: 'Anyone. The answer sets the session cookie.',
	...asks('anyone'),
	request: { body: { required: true, content: { 'application/json': { schema: Credentials } } } },
	responses: {
		200: { description: 'Signed in', content: { 'application/json': { schema: z.object({ user: CallerBody }) } } },
		default: problemsOf('body-invalid', 'credentials-invalid', 'origin-not-allowed', 'too-many-attempts', 'staff-unavailable'),
	},
})

const signOut = createRoute({
	method: 'post',
	path: '/api/auth/sign-out',
	summary: 'Sign out',
	description: 'Anyone; without a session nothing happens.',
	...asks('anyone'),
	responses: {
		200: { description: 'Signed out', content: { 'application/json': { schema: z.object({ success: z.literal(true) }) } } },
		default: problemsOf('origin-not-allowed'),
	},
})

const session = createRoute({
	method: 'get',
	path: '/api/auth/get-session',
	summary: 'Who is signed in',
	description: 'Anyone; null when nobody is.',
	...asks('anyone'),
	responses: {
		200: { description: 'The user, or null', content: { 'application/json': { schema: z.object({ user: CallerBody }).nullable() } } },
		default: problemsOf('staff-unavailable'),
	},
})

export function authRoutes() {
	const attempts = new Attempts()
	return newApp()
		.openapi(signIn, async (c) => {
			const refusal = foreignOrigin(c)
			if (refusal) return problem(c, refusal)
			const signed = await trySignIn(c, { credentials: c.req.valid('json'), attempts })
			if (!signed.ok) return problem(c, signed)
			setCookies(c, signed.cookies)
			return c.json({ user: userBody(signed.user) }, 200)
		})
		.openapi(signOut, async (c) => {
			const refusal = foreignOrigin(c)
			if (refusal) return problem(c, refusal)
			await endSockets(c)
			const directory = await c.get('services').staff(c.req.raw)
			if (directory) setCookies(c, await directory.signOut(c.req.raw.headers))
			return c.json({ success: true as const }, 200)
		})
		.openapi(session, async (c) => {
			const found = await byCookie(c)
			if (found.ok) return c.json({ user: callerBody(found.caller) }, 200)
			return found.code === 'not-signed-in' ? c.json(null, 200) : problem(c, found)
		})
}

/** What was opened with this sign-in closes, and its cookies count for nothing here any more. */
async function endSockets(c: AppContext): Promise<void> {
	const signIn = await signInOf(c.req.raw)
	const found = await byCookie(c)
	endSignIn(signIn)
	if (!found.ok || !found.caller.agent) return
	const { workspace, agent } = found.caller
	await c.env.AGENT.getByName(objectName(workspace, agent)).signOut(signIn).catch(() => undefined)
}

/** Another site must not sign its visitor in here, or out. Without an `Origin` no browser speaks. */
function foreignOrigin(c: AppContext): Refusal | null {
	const origin = c.req.header('origin')
	return origin === undefined || origin === ownOrigin(c.req.raw) ? null : refuse('origin-not-allowed')
}

async function trySignIn(
	c: AppContext,
	{ credentials, attempts }: { credentials: Credentials; attempts: Attempts },
): Promise<StaffSession> {
	const email = credentials.email.toLowerCase()
	const who = `${email} ${c.req.header('cf-connecting-ip') ?? ''}`
	if (!attempts.mayTry(who, Date.now())) return refuse('too-many-attempts')
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const signed = await directory.signIn({ ...credentials, email }, c.req.raw.headers)
	if (signed.ok) attempts.succeeded(who)
	else if (signed.code === 'credentials-invalid') attempts.failed(who, Date.now())
	return signed
}

function setCookies(c: AppContext, cookies: readonly string[]): void {
	for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
