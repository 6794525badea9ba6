/** Fields of the company's own that are shown as dots until somebody who may asks for one, which is recorded. */
import type { WorkspaceConfig } from '../config/workspace.ts'
import type { ConversationEvent } from '../protocol/conversation.ts'
import type { QueueCommand } from '../routing/queue-command.ts'
import type { Facts } from '../routing/facts.ts'

/** Stands for a value that is there and is not shown. */
export const DOTS = '•••'

type Attributes = Facts['attributes']

/** Ids of the fields that are protected. */
export function protectedFields({ fields }: Pick<WorkspaceConfig, 'fields'>): string[] {
	return fields.filter((it) => it.protected).map((it) => it.id)
}

/** With dots for what is protected; the very same facts where nothing is. */
export function masked<Known extends { readonly attributes: Attributes }>(facts: Known, fields: readonly string[]): Known {
	const hidden = fields.filter((it) => Object.hasOwn(facts.attributes, it))
	if (hidden.length === 0) return facts
	return { ...facts, attributes: { ...facts.attributes, ...Object.fromEntries(hidden.map((it) => [it, DOTS])) } }
}

/** The same for what happens in a conversation. */
export function maskedEvent(event: ConversationEvent, fields: readonly string[]): ConversationEvent {
	if ((event.type !== 'opened' && event.type !== 'facts') || !event.facts) return event
	const facts = masked(event.facts, fields)
	return facts === event.facts ? event : { ...event, facts }
}

/** The same for what a queue was told. */
export function maskedCommand(command: QueueCommand, fields: readonly string[]): QueueCommand {
	if (command.type === 'enqueue') return { ...command, entry: { ...command.entry, facts: masked(command.entry.facts, fields) } }
	return command.type === 'update' && command.facts ? { ...command, facts: masked(command.facts, fields) } : command
}

/** What somebody says who was shown dots: those stand for the value they hide, and for nothing where there is none. */
export function unmasked(said: Attributes, { known, fields }: { known: Attributes; fields: readonly string[] }): Attributes {
	return Object.fromEntries(
		Object.entries(said).flatMap(([name, value]) => {
			if (value !== DOTS || !fields.includes(name)) return [[name, value]]
			const hidden = known[name]
			return hidden === undefined ? [] : [[name, hidden]]
		}),
	)
}
