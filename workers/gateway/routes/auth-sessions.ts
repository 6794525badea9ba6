import { createRoute, z } from '@hono/zod-openapi'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { asks } from '../auth/permit.ts'
import type { Found, SessionRow } from '../auth/staff.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { newApp } from './new-app.ts'

/** One sign-in that stands. */
export const SessionBody = z.object({
	id: z.string(),
	createdAtMs: z.int(),
	expiresAtMs: z.int(),
	address: z.string().nullable().openapi({ description: 'Network address it came from' }),
	userAgent: z.string().nullable(),
	current: z.boolean().openapi({ description: 'Whether it is the one that asks' }),
}).openapi('SignIn')

const Status = z.object({ status: z.literal(true) })
const refusals = ['not-signed-in', 'origin-not-allowed', 'staff-unavailable', 'objects-unavailable', 'audit-unavailable'] as const
const done = { description: 'Ended', content: { 'application/json': { schema: Status } } } as const

const list = createRoute({
	method: 'get',
	path: '/api/auth/list-sessions',
	summary: 'Where one is signed in',
	description: 'Newest first.',
	...asks('self'),
	responses: {
		200: {
			description: 'The sign-ins',
			content: { 'application/json': { schema: z.object({ items: z.array(SessionBody), nextCursor: z.null() }) } },
		},
		default: problemsOf('not-signed-in', 'staff-unavailable'),
	},
})

const revoke = createRoute({
	method: 'post',
	path: '/api/auth/revoke-session',
	summary: "End one of one's sign-ins",
	description: 'What was opened with it closes.',
	...asks('self'),
	request: { body: { required: true, content: { 'application/json': { schema: z.object({ id: z.string().min(1).max(64) }) } } } },
	responses: { 200: done, default: problemsOf('body-invalid', 'not-found', ...refusals) },
})

const revokeOthers = createRoute({
	method: 'post',
	path: '/api/auth/revoke-other-sessions',
	summary: "End all of one's sign-ins but this one",
	description: 'What was opened with them closes.',
	...asks('self'),
	responses: { 200: done, default: problemsOf(...refusals) },
})

export function sessionRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const found = await ownSessions(c)
			if (!found.ok) return problem(c, found)
			return c.json({ items: found.sessions.map((it) => sessionBody(it, c.get('caller').signIn)), nextCursor: null }, 200)
		})
		.openapi(revoke, async (c) => {
			const { id } = c.req.valid('json')
			const refusal = await end(c, (it) => it.id === id)
			return refusal ? problem(c, refusal) : c.json({ status: true as const }, 200)
		})
		.openapi(revokeOthers, async (c) => {
			const { signIn } = c.get('caller')
			const refusal = await end(c, (it) => it.signIn !== signIn)
			// There being no other is what was wanted.
			return refusal && refusal.code !== 'not-found' ? problem(c, refusal) : c.json({ status: true as const }, 200)
		})
}

export function sessionBody({ id, createdAtMs, expiresAtMs, address, userAgent, signIn }: SessionRow, current: string) {
	return { id, createdAtMs, expiresAtMs, address, userAgent, current: signIn === current }
}

async function ownSessions(c: AppContext): Promise<Found<{ readonly sessions: readonly SessionRow[] }>> {
	const directory = await c.get('services').staff(c.req.raw)
	return directory ? await directory.sessionsOf(c.get('caller').id) : refuse('staff-unavailable')
}

async function end(c: AppContext, which: (session: SessionRow) => boolean): Promise<Refusal | null> {
	const caller = c.get('caller')
	const found = await ownSessions(c)
	if (!found.ok) return found
	const sessions = found.sessions.filter(which)
	if (sessions.length === 0) return refuse('not-found')
	const detail = { sessions: sessions.map((it) => it.id) }
	const unrecorded = await record(c, { act: 'session.revoked', target: { kind: 'staff', id: caller.id }, detail })
	return unrecorded ?? await endSessions(c, caller, sessions)
}
