import { createRoute, z } from '@hono/zod-openapi'
import type { StaffChange, StaffMember } from '../../../core/access/staff-member.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { changeStaff, findStaff, listStaff, removeStaff } from '../../../db/queries/staff.ts'
import { endKeysOf } from '../auth/api-key.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { commitChange } from '../staff/commit-change.ts'
import { configNow } from '../staff/config-now.ts'
import { readPlace, writePlace } from '../staff/page-cursor.ts'
import { refuseGift, refuseSuperior } from '../staff/refuse-gift.ts'
import { refuseTakenAgent } from '../staff/refuse-taken-agent.ts'
import { newApp } from './new-app.ts'
import { bodyWrites, MemberBody, memberBody, MemberChange, pageQuery, reads, writes } from './staff-body.ts'

const params = z.object({ id: z.string().max(64) })
const oneMember = { description: 'The member of staff', content: { 'application/json': { schema: MemberBody } } }

const list = createRoute({
	method: 'get',
	path: '/api/v1/staff',
	summary: 'Who is staff of the workspace',
	description: 'In the order of their names, those who are not active included.',
	...asks('staff.read'),
	request: { query: pageQuery },
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(MemberBody), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...reads, 'parameter-invalid'),
	},
})

const read = createRoute({
	method: 'get',
	path: '/api/v1/staff/{id}',
	summary: 'One member of staff',
	...asks('staff.read'),
	request: { params },
	responses: { 200: oneMember, default: problemsOf(...reads) },
})

const change = createRoute({
	method: 'patch',
	path: '/api/v1/staff/{id}',
	summary: 'Change what somebody is',
	description:
		'What is left out stays. Nobody gives more than they have, or changes who may do more than they. Whoever becomes inactive is signed out everywhere at once and their API keys are revoked; by another role their keys may no more than it; whatever else changes, their sockets close and come again.',
	...asks('staff.manage'),
	request: { params, body: { required: true, content: { 'application/json': { schema: MemberChange } } } },
	responses: { 200: oneMember, default: problemsOf(...bodyWrites, 'last-administrator') },
})

const remove = createRoute({
	method: 'delete',
	path: '/api/v1/staff/{id}',
	summary: 'Take somebody out of the staff',
	description: 'Signs them out everywhere and revokes their API keys. What they did stays on record under their name.',
	...asks('staff.manage'),
	request: { params },
	responses: { 204: { description: 'Out' }, default: problemsOf(...writes, 'last-administrator') },
})

export function staffRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const { cursor, limit } = c.req.valid('query')
			const after = cursor === undefined ? null : readPlace(cursor)
			if (cursor !== undefined && !after) return problem(c, { code: 'parameter-invalid', field: 'cursor', detail: 'Not a cursor of ours' })
			const { workspace } = c.get('caller')
			const found = await c.get('services').askStaff(async (sql) => ({
				ok: true,
				members: await listStaff(sql, { workspace, after, limit: limit + 1 }),
			}))
			return found.ok ? c.json(pageOf(found.members, limit), 200) : problem(c, found)
		})
		.openapi(read, async (c) => {
			const found = await findMember(c, c.req.valid('param').id)
			return found.ok ? c.json(memberBody(found.member), 200) : problem(c, found)
		})
		.openapi(change, async (c) => {
			const changed = await changeOne(c, { id: c.req.valid('param').id, change: changeOf(c.req.valid('json')) })
			return changed.ok ? c.json(memberBody(changed.member), 200) : problem(c, changed)
		})
		.openapi(remove, async (c) => {
			const removed = await removeOne(c, c.req.valid('param').id)
			return removed.ok ? c.body(null, 204) : problem(c, removed)
		})
}

type OneFound = { readonly ok: true; readonly member: StaffMember } | Refusal

/** `not-found` alike for nobody and for somebody of another workspace. */
async function findMember(c: AppContext, id: string): Promise<OneFound> {
	const { workspace } = c.get('caller')
	return await c.get('services').askStaff(async (sql) => {
		const member = await findStaff(sql, { workspace, id })
		return member ? { ok: true, member } : refuse('not-found')
	})
}

async function changeOne(c: AppContext, { id, change }: { id: string; change: StaffChange }): Promise<OneFound> {
	const found = await findMember(c, id)
	if (!found.ok) return found
	const refusal = await refuseChange(c, { member: found.member, change })
	if (refusal) return refusal
	const unrecorded = await record(c, { act: 'staff.changed', target: { kind: 'staff', id }, detail: { ...change } })
	if (unrecorded) return unrecorded
	const { workspace, active } = found.member
	// They ended when the person became inactive, unless that was broken off: none may come back with them.
	if (!active) await endKeysOf(c, { workspace, id })
	return await commitChange(c, { workspace, id }, (sql) => changeStaff(sql, { workspace, id, change }))
}

async function refuseChange(c: AppContext, { member, change }: { member: StaffMember; change: StaffChange }): Promise<Refusal | null> {
	const { caller, config } = { caller: c.get('caller'), config: await configNow(c) }
	const { workspace, email } = member
	return refuseSuperior(caller, member.role, config) ?? refuseGift(caller, newIn(change, member), config) ??
		await refuseTakenAgent(c, { workspace, agent: change.agent === member.agent ? null : change.agent, email })
}

/** What they have already need not be given. */
function newIn({ role, agent, teams }: StaffChange, member: StaffMember): StaffChange {
	return {
		...role !== undefined && role !== member.role && { role },
		...agent !== undefined && agent !== member.agent && { agent },
		...teams && { teams: teams.filter((it) => !member.teams.includes(it)) },
	}
}

async function removeOne(c: AppContext, id: string): Promise<OneFound> {
	const found = await findMember(c, id)
	if (!found.ok) return found
	const { name, email, role } = found.member
	const refusal = refuseSuperior(c.get('caller'), role, await configNow(c))
	if (refusal) return refusal
	const unrecorded = await record(c, { act: 'staff.removed', target: { kind: 'staff', id }, detail: { name, email } })
	if (unrecorded) return unrecorded
	const { workspace } = found.member
	return await commitChange(c, { workspace, id }, (sql) => removeStaff(sql, { workspace, id }))
}

function changeOf(sent: z.infer<typeof MemberChange>): StaffChange {
	const { name, role, agent, teams, active } = sent
	return {
		...name !== undefined && { name },
		...role !== undefined && { role },
		...agent !== undefined && { agent },
		...teams && { teams },
		...active !== undefined && { active },
	}
}

function pageOf(members: readonly StaffMember[], limit: number) {
	const last = members.length > limit ? members[limit - 1] : undefined
	return { items: members.slice(0, limit).map(memberBody), nextCursor: last ? writePlace(last) : null }
}
