/** What is said to a customer, wherever they are: on their own socket, or at a contact point, which then owes it to the provider. */
import { channels } from '../channel/about.ts'
import { OWN_SOCKET, pointKey } from '../channel/point.ts'
import type { Content } from '../message.ts'
import type { ConversationEvent } from '../protocol/conversation.ts'
import { type Refusal, refuse } from '../problem.ts'
import type { To } from './command.ts'
import { accept, type Decision, type Effect, nothing, stayOf, unlessHeld } from './decision.ts'
import { hasOwnSocket, pointAt, windowDue } from './points.ts'
import type { ConversationState } from './state.ts'

/** Only the holder speaks, and only under the assignment that stands (rule R19). Who speaks is no longer at rest. */
export function reply(state: ConversationState, command: To<'reply'>): Decision {
	const { id, author, content, replyTo } = command
	const refusal = unlessHeld(state, author.id)
	if (refusal) return refusal
	if (command.epoch !== undefined && command.epoch !== state.epoch) return refuse('stale-epoch')
	const via = command.via === OWN_SOCKET ? null : command.via ?? state.at ?? null
	const unable = refuseSocket(state, command) ?? refuseContent(state, { via, content })
	if (unable) return unable
	const message = { type: 'message', id, author, content, ...(replyTo !== undefined && { replyTo }), ...(via !== null && { via }) } as const
	if (!state.idle) return outward(state, { events: [message], via })
	const stay = stayOf(state)
	const woken = { type: 'woken', agent: stay.agent, epoch: stay.epoch } as const
	return outward(state, { events: [woken, message], via, owed: [{ type: 'wake', ...stay, force: true }] })
}

/** Who has come by a provider alone has no page here that an answer could show on. */
function refuseSocket(state: ConversationState, { via }: To<'reply'>): Refusal | null {
	return via === OWN_SOCKET && !hasOwnSocket(state)
		? refuse('not-supported', { field: 'via', detail: 'The customer has no page here' })
		: null
}

/** What channels cannot carry is refused before it is written down: nobody should have to find out by a failure. */
function refuseContent(state: ConversationState, { via, content }: { via: string | null; content: Content }): Refusal | null {
	if (via !== null && !pointAt(state, via)) return refuse('not-supported', { field: 'via', detail: 'The customer is not known there' })
	const channel = via === null ? 'web' : pointAt(state, via)?.point.channel ?? 'web'
	if (channels[channel].sends.includes(content.kind)) return null
	return refuse('not-supported', { field: 'content.kind', detail: `${channel} cannot carry "${content.kind}"` })
}

interface Outward {
	readonly events: readonly ConversationEvent[]
	readonly via: string | null
	readonly owed?: readonly Effect[]
}

/** The last of the events goes out. */
function outward(state: ConversationState, { events, via, owed = [] }: Outward): Decision {
	const send: readonly Effect[] = via === null ? [] : [{ type: 'send', point: via, seq: state.seq + events.length }]
	return accept(events, [...owed, ...send])
}

/** Anybody here may react; a customer's own socket is the only way theirs comes by this command. */
export function react(state: ConversationState, { id, author, of, emoji }: To<'react'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	const event = { type: 'reaction', id, of, by: author, emoji } as const
	if (author.kind === 'customer') return accept([event])
	return unlessHeld(state, author.id) ?? refuseUnless(state, 'reactions') ?? outward(state, { events: [event], via: state.at ?? null })
}

export function edit(state: ConversationState, { id, author, of, text }: To<'edit'>): Decision {
	const event = { type: 'edited', id, of, by: author, content: { kind: 'text', text } } as const
	return unlessHeld(state, author.id) ?? refuseUnless(state, 'edits') ?? outward(state, { events: [event], via: state.at ?? null })
}

export function takeBack(state: ConversationState, { id, author, of }: To<'delete'>): Decision {
	const event = { type: 'deleted', id, of, by: author } as const
	return unlessHeld(state, author.id) ?? refuseUnless(state, 'deletes') ?? outward(state, { events: [event], via: state.at ?? null })
}

function refuseUnless(state: ConversationState, what: 'reactions' | 'edits' | 'deletes'): Refusal | null {
	const channel = pointAt(state, state.at ?? null)?.point.channel ?? 'web'
	return channels[channel][what] ? null : refuse('not-supported', { detail: `${channel} has no ${what}` })
}

/** The same message once more: whoever asks has been told that it may arrive twice. */
export function resend(state: ConversationState, { id, author, of, seq, via }: To<'resend'>): Decision {
	const queued = { type: 'delivery', message: of, state: 'queued' } as const
	return unlessHeld(state, author.id) ?? accept([queued], [{ type: 'send', point: via, seq, again: id }])
}

/** What happened at a contact point is so; only what says nothing new is left out. */
export function heardFromPoint(state: ConversationState, { event }: To<'point'>): Decision {
	if (state.status === 'new') return nothing
	const isStale = event.type === 'contact' && JSON.stringify(event.contact) === JSON.stringify(state.contact)
	return isStale ? nothing : accept([event])
}

export function join(state: ConversationState, { point, rows = [] }: To<'join'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	const key = pointKey(point)
	if (state.at === key) return nothing
	return accept([{ type: 'joined', point }], [
		{ type: 'bind', point: key },
		...rows.map((seq): Effect => ({ type: 'send', point: key, seq })),
	])
}

export function mindWindow(state: ConversationState, { atMs }: To<'mind-window'>): Decision {
	const due = windowDue(state)
	if (due === null || due.atMs > atMs) return nothing
	return accept([{ type: 'window', via: due.via, state: due.state, closesAtMs: due.closesAtMs }])
}

/** Nobody has to hold it: what comes is dropped where it comes in. */
export function block(state: ConversationState, { id, by, on }: To<'block'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	if ((state.blocked ?? false) === on) return nothing
	const owed = (state.points ?? []).map((it): Effect => ({ type: 'block', point: pointKey(it.point), on }))
	return accept([{ type: on ? 'blocked' : 'unblocked', id, by }], owed)
}
