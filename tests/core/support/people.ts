/** The few ids all pure tests speak of. */
import type { AgentId, ContactId, ConversationId, InboxId, QueueId } from '../../../core/ids.ts'
import type { Author } from '../../../core/message.ts'

export const ana = 'ana' as AgentId
export const wei = 'wei' as AgentId
export const sam = 'sam' as AgentId
export const agents = [ana, wei, sam] as const

export const support = 'support' as QueueId
export const bookings = 'bookings' as QueueId

export const contact = { id: 'cnt_1' as ContactId, name: 'Lin', language: 'zh-CN' }
export const customer = { kind: 'customer', id: contact.id } as const
export const origin = { inbox: 'demo.web' as InboxId, queue: support, contact, returnMs: 600_000 }

export function asAgent(id: AgentId): Extract<Author, { kind: 'agent' }> {
	return { kind: 'agent', id, name: `Agent ${id}` }
}

export function talk(n: number): ConversationId {
	return `cnv_${String(n).padStart(22, '0')}` as ConversationId
}
