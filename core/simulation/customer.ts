import type { ConversationId, QueueId } from '../ids.ts'
import type { Facts } from '../routing/facts.ts'
import type { Entry } from '../routing/offer.ts'
import type { Mastery } from './customer-kind.ts'

/** A customer to come. All times are in milliseconds and need not be whole. */
export interface Arrival {
	readonly atMs: number
	readonly queue: QueueId
	readonly facts: Facts
	/** How long their conversation takes with somebody in the middle of their trade. */
	readonly handleMs: number
	/** Of what skill an agent has to know more to be done sooner. */
	readonly mastery: Mastery | null
	/** How long they wait before they give up; `Infinity` for one who never does. */
	readonly patienceMs: number
	/** How long an agent lets it ring before they take it; 0 takes it at once. Rings anew are drawn anew. */
	readonly answerMs: number
	/** Whether their agent takes the queue's wrap-up after them, or is done at once. */
	readonly wrapsUp?: boolean
	/** What else its conversation said of it, when it was recorded. */
	readonly entry?: Partial<Pick<Entry, 'contact' | 'boostMs' | 'target' | 'enqueuedAtMs'>>
}

/** A customer who has come. */
export interface Customer extends Arrival {
	/** 0 for the first to come. */
	readonly number: number
	readonly conversation: ConversationId
	/** Where they wait now; another than `queue` once they have gone over. */
	line: QueueId
	placement: number
	answeredAtMs: number | null
	gaveUpAtMs: number | null
	/** When they were first told that nobody serves them now: they need not wait, and do not give up. */
	heldAtMs: number | null
	/** When their patience ends; `Infinity` while it is not put to the test. */
	patienceUntilMs: number
	/** When their place lapsed without anybody having answered. */
	lapsedAtMs: number | null
}

export function customerOf(arrival: Arrival, number: number): Customer {
	return {
		...arrival,
		number,
		conversation: `cnv_${String(number).padStart(22, '0')}` as ConversationId,
		line: arrival.queue,
		placement: 1,
		answeredAtMs: null,
		gaveUpAtMs: null,
		heldAtMs: null,
		patienceUntilMs: Infinity,
		lapsedAtMs: null,
	}
}

export function isWaiting({ answeredAtMs, gaveUpAtMs, lapsedAtMs }: Customer): boolean {
	return answeredAtMs === null && gaveUpAtMs === null && lapsedAtMs === null
}

/** What their conversation puts in line. */
export function entryOf({ conversation, placement, atMs, facts, entry }: Customer): Entry {
	return {
		conversation,
		placement,
		enqueuedAtMs: atMs,
		epoch: 0,
		target: null,
		subject: { contactName: null, language: facts.language, preview: '', note: null },
		facts,
		contact: null,
		boostMs: 0,
		callback: null,
		...entry,
	}
}
