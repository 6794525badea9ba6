/** Kinds of work, and what each takes of an agent's attention (rule R10). */
import { z } from 'zod'

export const MEDIA = ['call', 'chat', 'message', 'email', 'task'] as const
export const Media = z.enum(MEDIA)
export type Media = z.infer<typeof Media>

const weight = z.int().min(1).max(1_000)

/** An agent's pool is 100 unless their profile says otherwise: one call fills it, and so do five chats. */
export const Workload = z.strictObject({
	weights: z.strictObject({
		call: weight.default(100),
		chat: weight.default(20),
		message: weight.default(10),
		email: weight.default(10),
		task: weight.default(10),
	}).prefault({}),
	/** Work of the kinds on the right steps aside for the kind on the left: it does not count when that is offered. */
	interrupts: z.partialRecord(Media, z.array(Media)).default({ call: ['email', 'task'], chat: ['email', 'task'] }),
})
export type Workload = z.infer<typeof Workload>

/** How many more conversations of each kind an agent could take; kinds with no room are left out. */
export type Room = Readonly<Partial<Record<Media, number>>>

export function hasAnyRoom(room: Room): boolean {
	for (const media of MEDIA) if ((room[media] ?? 0) > 0) return true
	return false
}
