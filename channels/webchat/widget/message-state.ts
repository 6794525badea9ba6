import type { Marks } from '../../../core/protocol/conversation.ts'

/** How far a message of the customer has come. */
export type MessageState = 'sending' | 'failed' | 'sent' | 'delivered' | 'read'

/** `seq` is the message's row; `marks` are the agent's. */
export function messageState(seq: number, marks: Marks): MessageState {
	if (marks.read >= seq) return 'read'
	return marks.received >= seq ? 'delivered' : 'sent'
}

/** Marks only rise, in whatever order news of them arrives. */
export function laterMarks(a: Marks, b: Marks): Marks {
	return { received: Math.max(a.received, b.received), read: Math.max(a.read, b.read) }
}
