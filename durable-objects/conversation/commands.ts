/** From what a client said to what the machine is asked: time and author come from the server, never from the frame. */
import type { Command, Customer, Origin, TransferTarget } from '../../core/conversation/command.ts'
import type { CustomerFrame, StaffFrame } from '../../core/protocol/conversation.ts'
import type { CustomerSeat, StaffSeat } from './attendance.ts'
import type { Known } from './names.ts'

type Said<Frame> = Extract<Frame, { id: string }>

/** `facts`: what was known before anything was said. */
export function customerCommand(
	frame: Said<CustomerFrame>,
	seat: CustomerSeat,
	{ atMs, known: { terms }, facts }: { atMs: number; known: Known; facts: Origin['facts'] },
): Command {
	const by = customer(seat)
	const { id } = frame
	switch (frame.type) {
		case 'say':
			return { type: 'receive', atMs, id, author: by, content: { kind: 'text', text: frame.text }, origin: { ...originOf(seat), facts } }
		case 'leave':
			return { type: 'leave', atMs, id, by }
		case 'callback':
			return { type: 'call-back', atMs, id, by, to: frame.to, terms }
	}
}

export function staffCommand(frame: Said<StaffFrame>, seat: StaffSeat, { atMs, known }: { atMs: number; known: Known }): Command {
	const by = { kind: 'agent', ...seat.agent } as const
	const { id } = frame
	const { via, terms } = known
	switch (frame.type) {
		case 'say':
			return { type: 'reply', atMs, id, author: by, content: { kind: 'text', text: frame.text }, epoch: frame.epoch }
		case 'note':
			return { type: 'note', atMs, id, author: by, text: frame.text }
		case 'transfer':
			return { type: 'transfer', atMs, id, by, to: frame.to as TransferTarget, via, note: frame.note ?? null }
		case 'close':
			return { type: 'close', atMs, id, by, disposition: frame.disposition, note: frame.note ?? null }
		case 'retry':
			return { type: 'retry', atMs, id, by, note: frame.note ?? null, terms }
	}
}

/** Makes a repeated send the same send. Each author has a space of ids of their own. */
export function clientKey(seat: CustomerSeat | StaffSeat, id: string): string {
	return seat.kind === 'customer' ? `c:${id}` : `${seat.agent.id}:${id}`
}

function customer({ contact }: CustomerSeat): Customer {
	return { kind: 'customer', id: contact.id }
}

function originOf({ inbox, queue, contact, returnMs }: CustomerSeat): Omit<Origin, 'facts'> {
	return { inbox, queue, contact, returnMs }
}
