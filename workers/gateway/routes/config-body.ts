/** What the routes about configurations have in common. */
import { z } from '@hono/zod-openapi'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { AppContext } from '../context.ts'
import type { Publication } from '../../../core/config/publication.ts'

export const Version = z.object({ version: z.int().openapi({ example: 4 }) })
export const Config = { 'application/json': { schema: WorkspaceConfig } } as const
export const note = z.string().max(500).optional().openapi({ description: 'What it is about', example: 'Visa questions to Wei first' })

export const once = z.object({
	'idempotency-key': z.string().min(1).max(200).optional().openapi({ description: 'The same key again publishes nothing again' }),
})

export const refusals = ['not-signed-in', 'token-invalid', 'forbidden', 'origin-not-allowed', 'staff-unavailable'] as const
export const bodyRefusals = [...refusals, 'body-invalid', 'body-too-large', 'content-type-unsupported'] as const

/** Who publishes, for the record of versions. */
export function publicationOf(c: AppContext, { note }: { note?: string | undefined } = {}): Publication {
	return { by: c.get('caller').name, note: note?.trim() || null, key: c.req.header('idempotency-key') ?? null }
}
