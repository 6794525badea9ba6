/** Rows of a workspace's record as they may come off the archive queue: hostile until they have passed here. */
import { z } from 'zod'
import type { AuditBatch } from '../../core/audit/audit-batch.ts'
import type { AuditActor, AuditRow } from '../../core/audit/entry.ts'
import { isSlug, type WorkspaceId } from '../../core/ids.ts'

const count = z.int().min(0)
const name = z.string().max(300)
const workspace = z.string().refine(isSlug)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const Actor: z.ZodType<AuditActor> = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('staff'), id: name, name }),
	z.strictObject({ kind: z.literal('key'), id: name, name }),
	z.strictObject({ kind: z.literal('stranger'), name }),
	z.strictObject({ kind: z.literal('system') }),
])

const Row = z.strictObject({
	id: name,
	workspace,
	atMs: count,
	actor: Actor,
	address: name.nullable(),
	// Also those of a later version.
	act: name,
	target: z.strictObject({ kind: name, id: name }).nullable(),
	detail: z.record(z.string(), z.unknown()),
	seq: z.int().min(1),
	previous: hash,
	hash,
})

/** Each row in its place, and all of the workspace they are handed over for. */
export const AuditMessage: z.ZodType<AuditBatch> = z.object({
	kind: z.literal('audit'),
	workspace: z.custom<WorkspaceId>((it) => workspace.safeParse(it).success),
	after: count,
	through: count,
	rows: z.array(z.custom<AuditRow>((it) => Row.safeParse(it).success)).min(1),
}).refine((it) => it.rows.every((row, i) => row.seq === it.after + i + 1 && row.workspace === it.workspace), 'rows out of place')
	.refine((it) => it.through === it.after + it.rows.length, 'not as many rows as it says')
