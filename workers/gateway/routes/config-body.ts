/** What the routes about configurations have in common. */
import { z } from '@hono/zod-openapi'
import type { Issue } from '../../../core/config/issue.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'

export const Version = z.object({
	version: z.int().openapi({ example: 4 }),
	warnings: z.array(z.object({ field: z.string(), detail: z.string() })).optional()
		.openapi({ description: 'What is published all the same, and is worth a word' }),
})
export const Config = { 'application/json': { schema: WorkspaceConfig } } as const
export const note = z.string().max(500).optional().openapi({ description: 'What it is about', example: 'Visa questions to Wei first' })

export const once = z.object({
	'idempotency-key': z.string().min(1).max(200).optional().openapi({ description: 'The same key again publishes nothing again' }),
})

export const refusals = ['not-signed-in', 'token-invalid', 'forbidden', 'origin-not-allowed', 'staff-unavailable'] as const
/** Of whatever makes a new version. */
export const publishRefusals = ['role-in-use', 'config-invalid', 'idempotency-key-reused', 'audit-unavailable'] as const
export const bodyRefusals = [...refusals, 'body-invalid', 'body-too-large', 'content-type-unsupported'] as const

/** A version that has been published. */
export function versionBody({ version, warnings }: { version: number; warnings?: readonly Issue[] }): z.infer<typeof Version> {
	return { version, ...warnings && { warnings: warnings.map(({ path, message }) => ({ field: path.join('.'), detail: message })) } }
}
