/** From what a client said to what the machine is asked: time and author come from the server, never from the frame. */
import type { Command, Customer, Origin, TransferTarget } from '../../core/conversation/command.ts'
import type { Content } from '../../core/message.ts'
import type { CustomerFrame, Said as SaidContent, StaffFrame } from '../../core/protocol/conversation.ts'
import type { CustomerSeat, StaffSeat } from './attendance.ts'
import type { Known } from './names.ts'

/** What a frame carries, with its files as the conversation knows them. */
export type ContentOf = (said: SaidContent) => Content

type Said<Frame> = Extract<Frame, { id: string }>

/** `facts`: what was known before anything was said. */
export function customerCommand(
	frame: Said<CustomerFrame>,
	seat: CustomerSeat,
	{ atMs, known: { terms }, facts, contentOf }: { atMs: number; known: Known; facts: Origin['facts']; contentOf: ContentOf },
): Command {
	const by = customer(seat)
	const { id } = frame
	switch (frame.type) {
		case 'say':
		case 'send': {
			const { replyTo } = frame
			const content = frame.type === 'say' ? { kind: 'text', text: frame.text } as const : contentOf(frame.content)
			return { type: 'receive', atMs, id, author: by, content, origin: { ...originOf(seat), facts }, replyTo }
		}
		case 'react':
			return { type: 'react', atMs, id, author: by, of: frame.of, emoji: frame.emoji }
		case 'leave':
			return { type: 'leave', atMs, id, by }
		case 'callback':
			return { type: 'call-back', atMs, id, by, to: frame.to, terms }
	}
}

export function staffCommand(
	frame: Said<StaffFrame>,
	seat: StaffSeat,
	{ atMs, known, contentOf }: { atMs: number; known: Known; contentOf: ContentOf },
): Command {
	const by = { kind: 'agent', ...seat.agent } as const
	const { id } = frame
	const { via, terms } = known
	switch (frame.type) {
		case 'say':
		case 'send': {
			const { epoch, via, replyTo } = frame
			const content = frame.type === 'say' ? { kind: 'text', text: frame.text } as const : contentOf(frame.content)
			return { type: 'reply', atMs, id, author: by, content, epoch, via, replyTo }
		}
		case 'react':
			return { type: 'react', atMs, id, author: by, of: frame.of, emoji: frame.emoji }
		case 'edit':
			return { type: 'edit', atMs, id, author: by, of: frame.of, text: frame.text }
		case 'delete':
			return { type: 'delete', atMs, id, author: by, of: frame.of }
		case 'resend':
			return { type: 'resend', atMs, id, author: by, of: frame.of, ...known.row }
		case 'note':
			return { type: 'note', atMs, id, author: by, text: frame.text }
		case 'transfer':
			return { type: 'transfer', atMs, id, by, to: frame.to as TransferTarget, via, note: frame.note ?? null }
		case 'close':
			return {
				type: 'close',
				atMs,
				id,
				by,
				disposition: frame.disposition,
				note: frame.note ?? null,
				...(known.survey !== null && { survey: known.survey }),
			}
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
