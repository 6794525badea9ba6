/**
 * What was written but is not yet in the log. An entry stays until a row with its id comes back, so sending it again
 * after a reconnect is always safe: the server gives the same row for the same id.
 */
import type { Row, StaffFrame } from '../../../core/protocol/conversation.ts'
import type { ProblemCode } from '../../../core/problem.ts'

/** The frames that carry an id and must not be lost. */
export type SendFrame = Extract<StaffFrame, { id: string }>

export interface Unsent {
	readonly conversation: string
	readonly frame: SendFrame
	readonly atMs: number
	/** Why the server refused it; null while it is on its way. */
	readonly refusedAs: ProblemCode | null
}

export type Outbox = readonly Unsent[]

/** Adding the same id again changes nothing. */
export function put(outbox: Outbox, entry: Unsent): Outbox {
	return outbox.some((it) => it.frame.id === entry.frame.id) ? outbox : [...outbox, entry]
}

/** Drops what the rows of a conversation show to be in the log. */
export function acknowledge(outbox: Outbox, conversation: string, rows: readonly Row[]): Outbox {
	const held = new Set(rows.flatMap(({ event }) => 'id' in event ? [event.id] : []))
	// A message sent once more has no row but that it is on its way again.
	const again = new Set(rows.flatMap(({ event }) => event.type === 'delivery' && event.state === 'queued' ? [event.message] : []))
	const isHeld = ({ frame }: Unsent) => held.has(frame.id) || (frame.type === 'resend' && again.has(frame.of))
	const left = outbox.filter((it) => it.conversation !== conversation || !isHeld(it))
	return left.length === outbox.length ? outbox : left
}

/** Words stay, with why; what was to become of a message that is there already has nothing left to show. */
export function markRefused(outbox: Outbox, id: string, code: ProblemCode): Outbox {
	return outbox
		.filter((it) => it.frame.id !== id || !isChange(it))
		.map((it) => it.frame.id === id ? { ...it, refusedAs: code } : it)
}

/** Puts a refused entry back on its way, as it was. */
export function revive(outbox: Outbox, id: string): Outbox {
	return outbox.map((it) => it.frame.id === id ? { ...it, refusedAs: null } : it)
}

export function discard(outbox: Outbox, id: string): Outbox {
	return outbox.filter((it) => it.frame.id !== id)
}

/** What a fresh socket must send, in the order it was written. */
export function owedTo(outbox: Outbox, conversation: string): readonly SendFrame[] {
	return outbox.filter((it) => it.conversation === conversation && it.refusedAs === null).map((it) => it.frame)
}

/**
 * What becomes of entries whose conversation is no longer held: words stay, marked as refused, for the agent to see; a
 * transfer, a close or a retry has nothing left to do.
 */
export function settle(outbox: Outbox, held: ReadonlySet<string>): Outbox {
	if (outbox.every((it) => held.has(it.conversation) || isSettled(it))) return outbox
	return outbox
		.filter((it) => held.has(it.conversation) || isWords(it))
		.map((it) => held.has(it.conversation) || it.refusedAs ? it : { ...it, refusedAs: 'not-assigned' })
}

function isSettled(it: Unsent): boolean {
	return it.refusedAs !== null && isWords(it)
}

function isWords({ frame }: Unsent): boolean {
	return frame.type === 'say' || frame.type === 'send' || frame.type === 'note'
}

function isChange({ frame }: Unsent): boolean {
	return frame.type === 'react' || frame.type === 'edit' || frame.type === 'delete' || frame.type === 'resend'
}

const SEND_TYPES: readonly unknown[] = [
	'say',
	'send',
	'react',
	'edit',
	'delete',
	'resend',
	'note',
	'transfer',
	'close',
	'retry',
] satisfies readonly SendFrame['type'][]

/** Reads what an earlier page kept; anything that does not look like an entry is dropped. */
export function parseOutbox(kept: unknown): Outbox {
	return Array.isArray(kept) ? kept.filter(isUnsent) : []
}

function isUnsent(it: unknown): it is Unsent {
	if (!isRecord(it) || typeof it.conversation !== 'string' || typeof it.atMs !== 'number' || !isRecord(it.frame)) return false
	return typeof it.frame.id === 'string' && SEND_TYPES.includes(it.frame.type)
}

function isRecord(it: unknown): it is Record<string, unknown> {
	return typeof it === 'object' && it !== null
}
