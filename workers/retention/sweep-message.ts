/** A sweep as it may come off the archive's queue: hostile until it has passed here. */
import { z } from 'zod'
import { isSlug, type WorkspaceId } from '../../core/ids.ts'
import type { Sweep } from '../../core/retention/sweep.ts'

const timeMs = z.int().min(0)

const SweepMessage: z.ZodType<Sweep> = z.object({
	kind: z.literal('sweep'),
	workspace: z.custom<WorkspaceId>((it) => typeof it === 'string' && isSlug(it)),
	atMs: timeMs,
	conversationsBeforeMs: timeMs.nullable(),
	routingBeforeMs: timeMs.nullable(),
	after: z.string().max(128),
})

/** Null for anything else. */
export function sweepFrom(body: unknown): Sweep | null {
	return SweepMessage.safeParse(body).data ?? null
}
