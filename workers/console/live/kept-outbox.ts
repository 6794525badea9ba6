import { type Outbox, parseOutbox } from '../state/outbox.ts'
import { forget, keep, kept, keysKept } from './keep.ts'

/** Entries are kept one by one, so that two windows of one agent do not overwrite each other's. */
function prefixOf(agent: string): string {
	return `outbox.${agent}.`
}

/** What earlier pages of this agent could not send, in the order it was written. */
export function keptOutbox(agent: string): Outbox {
	return parseOutbox(keysKept(prefixOf(agent)).map(kept)).toSorted((a, b) => a.atMs - b.atMs)
}

/** Writes down what changed from one state of the outbox to the next. */
export function keepOutbox(agent: string, before: Outbox, after: Outbox): void {
	for (const entry of after) if (!before.includes(entry)) keep(prefixOf(agent) + entry.frame.id, entry)
	const left = new Set(after.map((it) => it.frame.id))
	for (const { frame } of before) if (!left.has(frame.id)) forget(prefixOf(agent) + frame.id)
}
