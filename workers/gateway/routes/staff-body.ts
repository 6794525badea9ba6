/** What the routes about staff and invitations have in common. */
import { z } from '@hono/zod-openapi'
import type { Invitation, StaffMember } from '../../../core/access/staff-member.ts'
import { LANGUAGES, PersonEmail, PersonName } from '../../../core/config/newcomer.ts'
import type { AgentId } from '../../../core/ids.ts'

const role = z.string().min(1).max(40).openapi({ description: 'Built in, or one of the configuration', example: 'agent' })
const agent = z.string().min(1).max(40).nullable().openapi({ description: 'The agent they work as; null for none', example: 'ana' })
	.transform((it) => it as AgentId | null)
const teams = z.array(z.string().min(1).max(40)).max(100).transform((it) => [...new Set(it)])
	.openapi({ description: 'Teams they are in without being one of their agents, as who leads them' })

export const MemberBody = z.object({
	id: z.string(),
	name: z.string(),
	email: z.string(),
	role: z.string(),
	agent: z.string().nullable(),
	teams: z.array(z.string()),
	active: z.boolean().openapi({ description: 'Who is not signs in no more' }),
	twoFactor: z.boolean().openapi({ description: 'Whether a second factor is set up' }),
	createdAtMs: z.int(),
}).openapi('StaffMember')

export const MemberChange = z.strictObject({ name: PersonName, role, agent, teams, active: z.boolean() }).partial()
	.refine((it) => Object.keys(it).length > 0, 'names what is to change')

export const NewInvitation = z.strictObject({
	email: PersonEmail.openapi({ example: 'mia@shop.example' }),
	name: PersonName,
	role,
	agent: agent.default(null),
	teams: teams.default([]),
	language: z.enum(LANGUAGES).optional().openapi({ description: "Of the mail; the workspace's own if absent" }),
})

export const InvitationBody = z.object({
	id: z.string(),
	email: z.string(),
	name: z.string(),
	role: z.string(),
	agent: z.string().nullable(),
	teams: z.array(z.string()),
	language: z.enum(LANGUAGES),
	by: z.string().openapi({ description: 'Name of whoever sent it' }),
	createdAtMs: z.int(),
	expiresAtMs: z.int(),
	state: z.enum(['open', 'expired']),
}).openapi('Invitation')

/** As it is answered when it is sent. */
export const SentBody = InvitationBody.extend({
	mail: z.enum(['sent', 'failed']).openapi({ description: '`failed`: pass the link on in another way' }),
	url: z.string().openapi({ description: 'Where it is taken up. Told this once' }),
})

export const reads = ['not-signed-in', 'token-invalid', 'forbidden', 'not-found', 'staff-unavailable'] as const
export const writes = [...reads, 'origin-not-allowed', 'audit-unavailable'] as const
export const bodyWrites = [...writes, 'body-invalid', 'content-type-unsupported', 'agent-taken'] as const

export const PAGE = { usual: 50, most: 200 }
export const pageQuery = z.object({
	cursor: z.string().max(1_000).optional(),
	limit: z.coerce.number().int().min(1).max(PAGE.most).default(PAGE.usual),
})

export function memberBody(
	{ id, name, email, role, agent, teams, active, twoFactor, createdAtMs }: StaffMember,
): z.infer<typeof MemberBody> {
	return { id, name, email, role, agent, teams: [...teams], active, twoFactor, createdAtMs: Math.floor(createdAtMs) }
}

export function invitationBody(invitation: Invitation, nowMs: number): z.infer<typeof InvitationBody> {
	const { id, email, name, role, agent, teams, language, by, createdAtMs, expiresAtMs } = invitation
	const state = expiresAtMs > nowMs ? 'open' : 'expired'
	return { id, email, name, role, agent, teams: [...teams], language, by, createdAtMs, expiresAtMs, state }
}
