/** Names that only the workspace's configuration can tell right from wrong. */
import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import type { QueueId } from '../../core/ids.ts'
import type { StaffFrame } from '../../core/protocol/conversation.ts'
import { type Refusal, refuse } from '../../core/problem.ts'

export type NamingFrame = Extract<StaffFrame, { type: 'transfer' | 'close' }>
export type Named = { readonly ok: true; readonly via: QueueId | null } | Refusal

export const noNames: Named = { ok: true, via: null }

export function isNaming(frame: StaffFrame): frame is NamingFrame {
	return frame.type === 'transfer' || frame.type === 'close'
}

/** Whether the names in a frame are known, and by way of which queue a named agent can be offered something. */
export function lookUp(frame: NamingFrame, { config, queue, by }: { config: WorkspaceConfig; queue: QueueId | null; by: string }): Named {
	if (frame.type === 'close') return config.dispositions.some((it) => it.id === frame.disposition) ? noNames : refuse('disposition-unknown')
	const { to } = frame
	if (to.kind === 'queue') return config.queues.some((it) => it.id === to.queue) ? noNames : refuse('transfer-target-unknown')
	if (to.agent === by) return refuse('transfer-target-unknown', { detail: 'it is in your hands already' })
	const served = config.agents.find((it) => it.id === to.agent)?.queues.map((it) => it.queue) ?? []
	if (served.length === 0) return refuse('transfer-target-unknown')
	return { ok: true, via: (queue && served.includes(queue) ? queue : served[0]) as QueueId }
}
