/** From what a client said to what the machine is asked: time and author come from the server, never from the frame. */
import type { Command, Origin, TransferTarget } from '../../core/conversation/machine.ts'
import type { QueueId } from '../../core/ids.ts'
import type { Author } from '../../core/message.ts'
import type { CustomerFrame, StaffFrame } from '../../core/protocol/conversation.ts'
import type { CustomerSeat, StaffSeat } from './attendance.ts'

type Said<Frame> = Extract<Frame, { id: string }>

export function customerCommand(frame: Said<CustomerFrame>, seat: CustomerSeat, atMs: number): Command {
	const author = customer(seat)
	if (frame.type === 'leave') return { type: 'leave', atMs, id: frame.id, by: author }
	return { type: 'receive', atMs, id: frame.id, author, content: { kind: 'text', text: frame.text }, origin: originOf(seat) }
}

export function staffCommand(frame: Said<StaffFrame>, seat: StaffSeat, { atMs, via }: { atMs: number; via: QueueId | null }): Command {
	const by = { kind: 'agent', ...seat.agent } as const
	const { id } = frame
	switch (frame.type) {
		case 'say':
			return { type: 'reply', atMs, id, author: by, content: { kind: 'text', text: frame.text } }
		case 'note':
			return { type: 'note', atMs, id, author: by, text: frame.text }
		case 'transfer':
			return { type: 'transfer', atMs, id, by, to: frame.to as TransferTarget, via, note: frame.note ?? null }
		case 'close':
			return { type: 'close', atMs, id, by, disposition: frame.disposition, note: frame.note ?? null }
	}
}

/** Makes a repeated send the same send. Each author has a space of ids of their own. */
export function clientKey(seat: CustomerSeat | StaffSeat, id: string): string {
	return seat.kind === 'customer' ? `c:${id}` : `${seat.agent.id}:${id}`
}

function customer({ contact }: CustomerSeat): Extract<Author, { kind: 'customer' }> {
	return { kind: 'customer', id: contact.id }
}

function originOf({ inbox, queue, contact, returnMs }: CustomerSeat): Origin {
	return { inbox, queue, contact, returnMs }
}
