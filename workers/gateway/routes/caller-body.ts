import { z } from '@hono/zod-openapi'
import { PERMISSIONS, SCOPES } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import type { StaffUser } from '../auth/staff.ts'

export const CallerBody = z.object({
	id: z.string(),
	workspace: z.string(),
	role: z.string().openapi({ description: 'Built in, or one of the configuration', example: 'supervisor' }),
	agent: z.string().nullable().openapi({ description: 'The agent they work as; null for staff who take no conversations' }),
	name: z.string(),
	email: z.string().nullable(),
}).openapi('Staff')

/** Who is asking, with what they may. */
export const MeBody = CallerBody.extend({
	kind: z.enum(['staff', 'key']),
	permissions: z.array(z.enum(PERMISSIONS)),
	scope: z.enum(SCOPES),
	teams: z.array(z.string()),
	twoFactor: z.enum(['on', 'off', 'due']).openapi({ description: '`due`: the workspace asks for a second factor, and there is none yet' }),
}).openapi('Me')

export function callerBody({ id, workspace, role, agent, name, email }: Caller): z.infer<typeof CallerBody> {
	return { id, workspace, role, agent, name, email }
}

export function userBody({ id, workspace, role, agent, name, email }: StaffUser): z.infer<typeof CallerBody> {
	return { id, workspace, role, agent, name, email }
}

export function meBody(caller: Caller): z.infer<typeof MeBody> {
	const { kind, may, scope, teams, twoFactor = 'off' } = caller
	return { ...callerBody(caller), kind, permissions: [...may], scope, teams: [...teams], twoFactor }
}
