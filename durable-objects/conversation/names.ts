/** What only the workspace's configuration can tell: whether names are right, and what callbacks are given. */
import { QueueConfig, type WorkspaceConfig } from '../../core/config/workspace.ts'
import type { CallbackTerms } from '../../core/conversation/command.ts'
import type { InboxId, QueueId } from '../../core/ids.ts'
import type { CustomerFrame, OverrideAct, StaffFrame } from '../../core/protocol/conversation.ts'
import { type Refusal, refuse } from '../../core/problem.ts'

export type AskingFrame = Extract<StaffFrame | CustomerFrame, { type: 'transfer' | 'close' | 'retry' | 'callback' }>

/** What was looked up. */
export interface Known {
	readonly ok: true
	/** The queue a named agent is met in; null for the one it is in. */
	readonly via: QueueId | null
	readonly terms: CallbackTerms
	/** What the customer is asked when it closes; null for nothing. */
	readonly survey: string | null
	/** Of a message that is named: its row, and the contact point it went by. */
	readonly row: { readonly seq: number; readonly via: string }
}

const unknownQueue = QueueConfig.parse({ id: 'unknown', name: 'unknown' })
export const nothingKnown: Known = { ok: true, via: null, terms: unknownQueue.routing.callback, survey: null, row: { seq: 0, via: '' } }

export function asksForNames<Frame extends { readonly type: string }>(frame: Frame): frame is Frame & AskingFrame {
	return frame.type === 'transfer' || frame.type === 'close' || frame.type === 'retry' || frame.type === 'callback'
}

export interface Where {
	readonly config: WorkspaceConfig
	readonly queue: QueueId | null
	readonly inbox: InboxId | null
}

/** Whether the names in a frame are known, and what it needs to know besides. */
export function lookUp(frame: AskingFrame, { config, queue, inbox, by }: Where & { by: string }): Known | Refusal {
	switch (frame.type) {
		case 'close':
			if (!config.dispositions.some((it) => it.id === frame.disposition)) return refuse('disposition-unknown')
			return { ...nothingKnown, survey: config.inboxes.find((it) => it.id === inbox)?.survey ?? null }
		case 'transfer':
			if (frame.to.kind === 'queue') return queueNamed(frame.to.queue, config)
			if (frame.to.agent === by) return refuse('transfer-target-unknown', { detail: 'it is in your hands already' })
			return agentNamed(frame.to.agent, { config, queue, inbox })
		default:
			return { ...nothingKnown, terms: (config.queues.find((it) => it.id === queue) ?? unknownQueue).routing.callback }
	}
}

/** The same for what a supervisor does. */
export function lookUpAct(act: OverrideAct, where: Where): Known | Refusal {
	switch (act.type) {
		case 'boost':
			return nothingKnown
		case 'move':
			return queueNamed(act.queue, where.config)
		case 'assign':
			return agentNamed(act.agent, where)
	}
}

function queueNamed(id: string, { queues }: WorkspaceConfig): Known | Refusal {
	return queues.some((it) => it.id === id) ? nothingKnown : refuse('transfer-target-unknown', { detail: `There is no queue "${id}"` })
}

function agentNamed(id: string, { config, queue }: Where): Known | Refusal {
	const served = config.agents.find((it) => it.id === id)?.queues.map((it) => it.queue)
	if (!served) return refuse('transfer-target-unknown', { detail: `There is no agent "${id}"` })
	if (served.length === 0) return refuse('transfer-target-unknown', { detail: `"${id}" serves no queue` })
	return { ...nothingKnown, via: (queue && served.includes(queue) ? queue : served[0]) as QueueId }
}
