import { createRoute, z } from '@hono/zod-openapi'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { changeStaff } from '../auth/change-staff.ts'
import { endSessions } from '../auth/end-sessions.ts'
import { asks } from '../auth/permit.ts'
import type { SessionRow, StaffDirectory, StaffUser } from '../auth/staff.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { configNow } from '../staff/config-now.ts'
import { refuseSuperior } from '../staff/refuse-gift.ts'
import { newApp } from './new-app.ts'
import { reads, writes } from './staff-body.ts'

const params = z.object({ id: z.string().max(64) })

const SessionBody = z.object({
	id: z.string(),
	createdAtMs: z.int(),
	expiresAtMs: z.int(),
	address: z.string().nullable().openapi({ description: 'Network address it was begun from' }),
	userAgent: z.string().nullable(),
	current: z.boolean().openapi({ description: 'Whether this very request comes with it' }),
}).openapi('StaffSession')

const list = createRoute({
	method: 'get',
	path: '/api/v1/staff/{id}/sessions',
	summary: 'Where somebody is signed in',
	description: 'Newest first.',
	...asks('staff.manage'),
	request: { params },
	responses: {
		200: {
			description: 'Their sign-ins that stand',
			content: { 'application/json': { schema: z.object({ items: z.array(SessionBody), nextCursor: z.null() }) } },
		},
		default: problemsOf(...reads),
	},
})

const end = createRoute({
	method: 'delete',
	path: '/api/v1/staff/{id}/sessions/{session}',
	summary: 'End one sign-in of somebody',
	description: 'At once, with the sockets that were opened with it.',
	...asks('staff.manage'),
	request: { params: params.extend({ session: z.string().max(64) }) },
	responses: { 204: { description: 'Ended' }, default: problemsOf(...writes) },
})

const endAll = createRoute({
	method: 'delete',
	path: '/api/v1/staff/{id}/sessions',
	summary: 'Sign somebody out everywhere',
	...asks('staff.manage'),
	request: { params },
	responses: { 204: { description: 'Signed out' }, default: problemsOf(...writes) },
})

const dropTwoFactor = createRoute({
	method: 'delete',
	path: '/api/v1/staff/{id}/two-factor',
	summary: "Take off somebody's second factor",
	description: "For who has lost it. One takes off one's own in one's account, with the password.",
	...asks('staff.manage'),
	request: { params },
	responses: { 204: { description: 'Off, and signed out everywhere' }, default: problemsOf(...writes) },
})

export function staffSessions() {
	return newApp()
		.openapi(list, async (c) => {
			const found = await findUser(c, c.req.valid('param').id)
			const listed = found.ok ? await found.directory.sessionsOf(found.user.id) : found
			if (!listed.ok) return problem(c, listed)
			return c.json({ items: listed.sessions.map((it) => sessionBody(it, c.get('caller').signIn)), nextCursor: null }, 200)
		})
		.openapi(end, async (c) => {
			const { id, session } = c.req.valid('param')
			const refusal = await endOf(c, { id, session })
			return refusal ? problem(c, refusal) : c.body(null, 204)
		})
		.openapi(endAll, async (c) => {
			const refusal = await endOf(c, { id: c.req.valid('param').id, session: null })
			return refusal ? problem(c, refusal) : c.body(null, 204)
		})
		.openapi(dropTwoFactor, async (c) => {
			const refusal = await takeOff(c, c.req.valid('param').id)
			return refusal ? problem(c, refusal) : c.body(null, 204)
		})
}

type Someone = { readonly ok: true; readonly user: StaffUser; readonly directory: StaffDirectory } | Refusal

/** `not-found` alike for nobody and for somebody of another workspace. */
async function findUser(c: AppContext, id: string): Promise<Someone> {
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const found = await directory.person(id)
	if (!found.ok) return found
	return found.user.workspace === c.get('caller').workspace ? { ok: true, user: found.user, directory } : refuse('not-found')
}

/** The same, of whom the caller may change something. */
async function findLesser(c: AppContext, id: string): Promise<Someone> {
	const found = await findUser(c, id)
	if (!found.ok) return found
	return refuseSuperior(c.get('caller'), found.user.role, await configNow(c)) ?? found
}

/** `session` null: all of them. */
async function endOf(c: AppContext, { id, session }: { id: string; session: string | null }): Promise<Refusal | null> {
	const found = await findLesser(c, id)
	if (!found.ok) return found
	const listed = await found.directory.sessionsOf(id)
	if (!listed.ok) return listed
	const ending = listed.sessions.filter((it) => session === null || it.id === session)
	if (session !== null && ending.length === 0) return refuse('not-found')
	const detail = { name: found.user.name, session: session ?? 'all' }
	const unrecorded = await record(c, { act: 'session.revoked', target: { kind: 'staff', id }, detail })
	return unrecorded ?? await endSessions(c, found.user, session === null ? null : ending)
}

async function takeOff(c: AppContext, id: string): Promise<Refusal | null> {
	const found = await findLesser(c, id)
	if (!found.ok) return found
	if (id === c.get('caller').id) return refuse('forbidden', { detail: 'Take off your own in your account: it takes your password' })
	const { user, directory } = found
	const unrecorded = await record(c, { act: 'two-factor.disabled', target: { kind: 'staff', id }, detail: { name: user.name } })
	if (unrecorded) return unrecorded
	const changed = await changeStaff(c, user, async () => await directory.disableTwoFactor(id) ?? await directory.person(id))
	return changed.ok ? await endSessions(c, user, null) : changed
}

function sessionBody(
	{ id, createdAtMs, expiresAtMs, address, userAgent, signIn }: SessionRow,
	current: string,
): z.infer<typeof SessionBody> {
	return { id, createdAtMs, expiresAtMs, address, userAgent, current: signIn === current }
}
