import { expect, it } from 'vitest'
import type { ContactId, InboxId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'
import { reachAfter } from '../../../workers/console/state/reach-after.ts'

const point = { channel: 'email', inbox: 'shop.mail' as InboxId, address: 'ines@mail.example', label: null } as const
const author = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const key = 'shop.mail/ines@mail.example'

function row(seq: number, event: ConversationEvent): Row {
	return { seq, atMs: seq, event }
}

function said(id: string, via?: string): ConversationEvent {
	return { type: 'message', id, author, content: { kind: 'text', text: id }, ...(via !== undefined && { via }) }
}

it('follows a customer to another channel and back to the page, as the server does', () => {
	const rows = [row(1, said('here')), row(2, { type: 'joined', point }), row(3, said('there', key)), row(4, said('here again'))]
	const at = rows.map((it, i) => reachAfter(it, rows.slice(0, i)).at)
	expect(at).toEqual([null, key, key, null])
})
