/** What a queue decides: changes of its line, effects on others, and the record of why. */
import type { Item } from './item.ts'
import type { LineChange } from './line.ts'
import type { QueueEffect } from './queue-command.ts'
import { TELL_AGAIN_MS } from './stay.ts'
import type { DecisionRow } from './why.ts'

export interface QueueDecision {
	readonly changes: readonly LineChange[]
	readonly effects: readonly QueueEffect[]
	readonly decisions: readonly DecisionRow[]
}

export interface Now {
	readonly atMs: number
}

export const nothing: QueueDecision = { changes: [], effects: [], decisions: [] }

export function change(...changes: readonly LineChange[]): QueueDecision {
	return { changes, effects: [], decisions: [] }
}

export function joined(...parts: readonly QueueDecision[]): QueueDecision {
	return {
		changes: parts.flatMap((it) => it.changes),
		effects: parts.flatMap((it) => it.effects),
		decisions: parts.flatMap((it) => it.decisions),
	}
}

/** An item as it stands now; what its conversation has just begun to owe a hearing is told. */
export function put(item: Item, { atMs }: Now, ...decisions: readonly DecisionRow[]): QueueDecision {
	return { changes: [{ type: 'put', item }], effects: item.owesAtMs === atMs + TELL_AGAIN_MS ? tellingOf(item) : [], decisions }
}

export function tellingOf({ conversation, placement, owes }: Item): readonly QueueEffect[] {
	return owes ? [{ type: 'tell', conversation, placement, news: owes }] : []
}

/** It stops ringing at whoever it rings at (rule R4). `taken`: since somebody else has it. */
export function rescissions({ agents, conversation, placement, epoch }: Item, taken = false): readonly QueueEffect[] {
	return agents.map((agent) => ({ type: 'rescind', agent, conversation, placement, epoch, ...taken && { taken } }))
}
