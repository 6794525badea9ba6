import { expect, it } from 'vitest'
import { unheardRows } from '../../../core/conversation/mail-out.ts'
import type { AgentId, ContactId } from '../../../core/ids.ts'
import type { ConversationEvent } from '../../../core/protocol/conversation.ts'

const ana = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const visitor = { kind: 'customer', id: 'ctc_1' as ContactId } as const

function says(id: string, more: Partial<Extract<ConversationEvent, { type: 'message' }>> = {}): ConversationEvent {
	return { type: 'message', id, author: ana, content: { kind: 'text', text: id }, ...more }
}

it('sends after a visitor what was said to them on the page, and not what was taken back, as it is now', () => {
	const events: ConversationEvent[] = [
		says('had'),
		says('theirs', { author: visitor }),
		says('by phone', { via: 'demo.sms/+49' }),
		says('missed'),
		says('sorry'),
		{ type: 'note', id: 'n', author: ana, text: 'They have gone' },
		{ type: 'deleted', id: 'd', of: 'sorry', by: ana },
		says('bey'),
		{ type: 'edited', id: 'e1', of: 'bey', by: ana, content: { kind: 'text', text: 'by' } },
		{ type: 'edited', id: 'e2', of: 'bey', by: ana, content: { kind: 'text', text: 'bye' } },
		{ type: 'edited', id: 'e3', of: 'sorry', by: ana, content: { kind: 'text', text: 'Sorry' } },
	]
	expect(unheardRows(events.map((event, i) => ({ seq: i + 1, atMs: 0, event })), 1)).toEqual([4, 10])
})
