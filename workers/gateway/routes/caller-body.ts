import { z } from '@hono/zod-openapi'
import type { Caller } from '../auth/caller.ts'

export const CallerBody = z.object({
	id: z.string(),
	workspace: z.string(),
	role: z.enum(['administrator', 'supervisor', 'agent']),
	agent: z.string().nullable().openapi({ description: 'The agent they work as; null for staff who take no conversations' }),
	name: z.string(),
	email: z.string().nullable(),
}).openapi('Staff')

export function callerBody({ id, workspace, role, agent, name, email }: Caller): z.infer<typeof CallerBody> {
	return { id, workspace, role, agent, name, email }
}
