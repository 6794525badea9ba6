import { createRoute, z } from '@hono/zod-openapi'
import { isWeakPassword } from '../../../core/access/password.ts'
import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import { NewWorkspace } from '../../../core/config/newcomer.ts'
import { starterConfig } from '../../../core/config/starter.ts'
import { ID_RANDOM_BYTES, makeId, type WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { foundStaff, refuseFounder } from '../../../db/queries/founding.ts'
import { equalsSecretly } from '../auth/keys.ts'
import { isLocal } from '../auth/origin.ts'
import { ownOriginOnly } from '../auth/own-origin-only.ts'
import { asks } from '../auth/permit.ts'
import { startSession } from '../auth/start-session.ts'
import type { StaffUser } from '../auth/staff.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { hashPassword } from '../staff/hash-password.ts'
import { forgetConfig } from '../workspaces.ts'
import { CallerBody, userBody } from './caller-body.ts'
import { newApp } from './new-app.ts'

const create = createRoute({
	method: 'post',
	path: '/api/v1/workspaces',
	summary: 'Set up a workspace',
	description:
		"With its first administrator, who is signed in by the answer. Anyone on a developer's machine or where the installation is open to all (PATCHBAY_SIGN_UP=open); elsewhere who sends the installation's setup key as a bearer token.",
	...asks('anyone', ownOriginOnly),
	request: { body: { required: true, content: { 'application/json': { schema: NewWorkspace } } } },
	responses: {
		201: {
			description: 'Set up',
			content: { 'application/json': { schema: z.object({ workspace: z.string(), version: z.literal(1), user: CallerBody }) } },
		},
		default: problemsOf(
			'not-found',
			'body-invalid',
			'content-type-unsupported',
			'origin-not-allowed',
			'password-weak',
			'workspace-taken',
			'staff-exists',
			'staff-unavailable',
			'audit-unavailable',
		),
	},
})

export function workspaceRoutes() {
	return newApp().openapi(create, async (c) => {
		if (!await mayFound(c)) return problem(c, { code: 'not-found' })
		const founded = await found(c, c.req.valid('json'))
		if (!founded.ok) return problem(c, founded)
		return c.json({ workspace: founded.user.workspace, version: 1 as const, user: userBody(founded.user) }, 201)
	})
}

async function mayFound(c: AppContext): Promise<boolean> {
	if (isLocal(c.env, c.req.raw) || c.env.PATCHBAY_SIGN_UP === 'open') return true
	const given = /^bearer +(\S+)$/i.exec(c.req.header('authorization')?.trim() ?? '')?.[1] ?? ''
	return Boolean(c.env.PATCHBAY_SETUP_KEY) && await equalsSecretly(given, c.env.PATCHBAY_SETUP_KEY ?? '')
}

/**
 * The name is taken in the workspace's object first, then the administrator is made: in between nobody is staff there, so nobody can
 * come in. Whoever began it may go on where it was broken off.
 */
async function found(c: AppContext, asked: NewWorkspace): Promise<{ readonly ok: true; readonly user: StaffUser } | Refusal> {
	const { administrator: { name, email, password }, ...about } = asked
	const workspace = asked.workspace as WorkspaceId
	if (workspace === DEMO_WORKSPACE) return refuse('workspace-taken', { field: 'workspace' })
	if (isWeakPassword(password, email)) return refuse('password-weak', { field: 'administrator.password' })
	const { askStaff } = c.get('services')
	const free = await askStaff(async (sql) => await refuseFounder(sql, { workspace, email }) ?? { ok: true })
	if (!free.ok) return free
	const established = await c.env.WORKSPACE.getByName(workspace).establish({ config: starterConfig(about), founder: email })
	if (!established.ok) return established
	forgetConfig(workspace)
	const id = makeId<string>('stf', Date.now(), crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const by = { workspace, actor: { kind: 'staff', id, name } } as const
	const target = { kind: 'workspace', id: workspace }
	const unrecorded = await record(c, { act: 'workspace.created', target, detail: { name: asked.name, administrator: email }, by })
	if (unrecorded) return unrecorded
	const passwordHash = await hashPassword(password)
	const made = await askStaff((sql) => foundStaff(sql, { workspace, id, name, email, passwordHash }))
	return made.ok ? await startSession(c, id, 'sign-up') : made
}
