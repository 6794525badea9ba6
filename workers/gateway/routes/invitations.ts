import { createRoute, z } from '@hono/zod-openapi'
import { type Invitation, INVITATION_DAYS } from '../../../core/access/staff-member.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { ID_RANDOM_BYTES, makeId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import {
	findInvitation,
	invite,
	listInvitations,
	renewInvitation,
	revokeInvitation,
	rolesInvitedTo,
} from '../../../db/queries/invitations.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { configNow } from '../staff/config-now.ts'
import { drawInvitationToken } from '../staff/invitation-token.ts'
import { limitInvitations } from '../staff/limit-invitations.ts'
import { refuseGift, refuseSuperior } from '../staff/refuse-gift.ts'
import { refuseTakenAgent } from '../staff/refuse-taken-agent.ts'
import { sendInvitation, type Sent } from '../staff/send-invitation.ts'
import { newApp } from './new-app.ts'
import { bodyWrites, InvitationBody, invitationBody, NewInvitation, pageQuery, reads, SentBody, writes } from './staff-body.ts'

const DAY_MS = 86_400_000
const params = z.object({ id: z.string().max(64) })

const list = createRoute({
	method: 'get',
	path: '/api/v1/staff/invitations',
	summary: 'Who has been asked to become staff and has not come yet',
	description: 'Newest first; what has expired stays until it is sent again or taken back.',
	...asks('staff.read'),
	request: { query: pageQuery },
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(InvitationBody), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...reads, 'parameter-invalid'),
	},
})

const make = createRoute({
	method: 'post',
	path: '/api/v1/staff/invitations',
	summary: 'Invite somebody',
	description:
		'By mail; the answer has the link as well, to pass on in another way. An earlier invitation to the same address works no more. Nobody gives more than they have.',
	...asks('staff.manage'),
	request: { body: { required: true, content: { 'application/json': { schema: NewInvitation } } } },
	responses: {
		201: { description: 'Invited', content: { 'application/json': { schema: SentBody } } },
		default: problemsOf(...bodyWrites, 'staff-exists', 'too-many-requests'),
	},
})

const resend = createRoute({
	method: 'post',
	path: '/api/v1/staff/invitations/{id}/resend',
	summary: 'Send an invitation again',
	description: 'With a new link, for another seven days; the one before works no more.',
	...asks('staff.manage'),
	request: { params },
	responses: {
		200: { description: 'Sent again', content: { 'application/json': { schema: SentBody } } },
		default: problemsOf(...writes, 'too-many-requests'),
	},
})

const revoke = createRoute({
	method: 'delete',
	path: '/api/v1/staff/invitations/{id}',
	summary: 'Take an invitation back',
	...asks('staff.manage'),
	request: { params },
	responses: { 204: { description: 'Its link works no more' }, default: problemsOf(...writes) },
})

export function invitationRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const { workspace } = c.get('caller')
			const { cursor = null, limit } = c.req.valid('query')
			const found = await c.get('services').askStaff(async (sql) => ({
				ok: true,
				invitations: await listInvitations(sql, { workspace, before: cursor, limit: limit + 1 }),
			}))
			return found.ok ? c.json(pageOf(found.invitations, limit), 200) : problem(c, found)
		})
		.openapi(make, async (c) => {
			const made = await inviteOne(c, c.req.valid('json'))
			return made.ok ? c.json(sentBody(made), 201) : problem(c, made)
		})
		.openapi(resend, async (c) => {
			const sent = await sendAgain(c, c.req.valid('param').id)
			return sent.ok ? c.json(sentBody(sent), 200) : problem(c, sent)
		})
		.openapi(revoke, async (c) => {
			const revoked = await revokeOne(c, c.req.valid('param').id)
			return revoked.ok ? c.body(null, 204) : problem(c, revoked)
		})
}

type OneSent = { readonly ok: true; readonly invitation: Invitation; readonly sent: Sent } | Refusal
type OneFound = { readonly ok: true; readonly invitation: Invitation } | Refusal

async function inviteOne(c: AppContext, asked: z.infer<typeof NewInvitation>): Promise<OneSent> {
	const { caller, config, nowMs } = { caller: c.get('caller'), config: await configNow(c), nowMs: Date.now() }
	const { workspace, name: by } = caller
	const refusal = refuseGift(caller, asked, config) ?? await refuseTakenAgent(c, { workspace, agent: asked.agent, email: asked.email }) ??
		await refuseReplacing(c, asked.email, config) ?? await limitInvitations(c)
	if (refusal) return refusal
	const id = makeId<string>('inv', nowMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const unrecorded = await record(c, { act: 'staff.invited', target: { kind: 'invitation', id }, detail: { ...asked } })
	if (unrecorded) return unrecorded
	const { token, hash: tokenHash } = await drawInvitationToken()
	const language = asked.language ?? config.locale.language
	const made = await c.get('services').askStaff((sql) =>
		invite(sql, { ...asked, id, workspace, by, language, tokenHash, nowMs, expiresAtMs: nowMs + INVITATION_DAYS * DAY_MS })
	)
	return made.ok ? { ...made, sent: await sendInvitation(c, { ...made, token, workspaceName: config.name }) } : made
}

/** An earlier invitation dies with a new one: so it has to be the caller's to take back. */
async function refuseReplacing(c: AppContext, email: string, config: WorkspaceConfig): Promise<Refusal | null> {
	const caller = c.get('caller')
	const { workspace } = caller
	const found = await c.get('services').askStaff(async (sql) => ({ ok: true, roles: await rolesInvitedTo(sql, { workspace, email }) }))
	if (!found.ok) return found
	return found.roles.map((role) => refuseSuperior(caller, role, config)).find((it) => it !== null) ?? null
}

/** The link that is answered would let the caller in themselves: so no more than they may give. */
async function sendAgain(c: AppContext, id: string): Promise<OneSent> {
	const { workspace } = c.get('caller')
	const [found, config] = await Promise.all([findOne(c, id), configNow(c)])
	const refusal = found.ok ? refuseGift(c.get('caller'), found.invitation, config) ?? await limitInvitations(c) : found
	if (refusal) return refusal
	const unrecorded = await record(c, { act: 'staff.invitation-resent', target: { kind: 'invitation', id } })
	if (unrecorded) return unrecorded
	const { token, hash: tokenHash } = await drawInvitationToken()
	const expiresAtMs = Date.now() + INVITATION_DAYS * DAY_MS
	const renewed = await c.get('services').askStaff(async (sql) =>
		foundOr404(await renewInvitation(sql, { workspace, id, tokenHash, expiresAtMs }))
	)
	return renewed.ok ? { ...renewed, sent: await sendInvitation(c, { ...renewed, token, workspaceName: config.name }) } : renewed
}

async function revokeOne(c: AppContext, id: string): Promise<OneFound> {
	const { workspace } = c.get('caller')
	const found = await findOne(c, id)
	if (!found.ok) return found
	const refusal = refuseSuperior(c.get('caller'), found.invitation.role, await configNow(c))
	if (refusal) return refusal
	const { email } = found.invitation
	const unrecorded = await record(c, { act: 'staff.invitation-revoked', target: { kind: 'invitation', id }, detail: { email } })
	if (unrecorded) return unrecorded
	return await c.get('services').askStaff(async (sql) => foundOr404(await revokeInvitation(sql, { workspace, id, nowMs: Date.now() })))
}

async function findOne(c: AppContext, id: string): Promise<OneFound> {
	const { workspace } = c.get('caller')
	return await c.get('services').askStaff(async (sql) => foundOr404(await findInvitation(sql, { workspace, id })))
}

function foundOr404(invitation: Invitation | null): OneFound {
	return invitation ? { ok: true, invitation } : refuse('not-found')
}

function sentBody({ invitation, sent }: { invitation: Invitation; sent: Sent }): z.infer<typeof SentBody> {
	return { ...invitationBody(invitation, Date.now()), ...sent }
}

function pageOf(invitations: readonly Invitation[], limit: number) {
	const last = invitations.length > limit ? invitations[limit - 1] : undefined
	return { items: invitations.slice(0, limit).map((it) => invitationBody(it, Date.now())), nextCursor: last?.id ?? null }
}
