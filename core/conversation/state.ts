import type { AgentId, InboxId, QueueId } from '../ids.ts'
import type { Contact, ConversationEvent, ConversationStatus, HoldMode, QueuedReason, Row } from '../protocol/conversation.ts'
import { type Facts, plainFacts } from '../routing/facts.ts'
import type { Callback } from '../routing/offer.ts'
import type { PointState } from './points.ts'
import { inOneLine, isAutomatic } from '../message.ts'
import { factsOf, HISTORY_MS } from './known.ts'
import { isSurvey } from './survey.ts'
import { afterMessage, backOnPage, followed, joined, pointAt, startAt, warned } from './points.ts'

/** All that the log says about a conversation, folded. */
export interface ConversationState {
	/** Newest row; 0 before the first. */
	readonly seq: number
	readonly status: ConversationStatus
	readonly inbox: InboxId | null
	readonly queue: QueueId | null
	readonly contact: Contact | null
	/** Counts the stays in line, so that a late word about an earlier one is recognised. */
	readonly placement: number
	/** Start of the wait now counted (rule R1). */
	readonly enqueuedAtMs: number
	/** Who the line should try first. */
	readonly target: AgentId | null
	/** Moved ahead by so much when it came in line. */
	readonly boostMs: number
	/** What supervisors have added since, in this wait: the queue has been told, and the next one will be. */
	readonly byHandMs: number
	/** Who holds it; after closing, who held it last. */
	readonly assignee: { readonly id: AgentId; readonly name: string } | null
	/** Epoch of the newest offer that was accepted (rule R3). */
	readonly epoch: number
	readonly openedAtMs: number
	readonly closedAtMs: number | null
	readonly abandonedAtMs: number | null
	readonly disposition: string | null
	readonly lastMessageAtMs: number
	/** Start of the newest message, for lists. */
	readonly preview: string
	/** Start of the newest customer message, for offers. */
	readonly ask: string
	readonly transferNote: string | null
	/** What is known, and who served them last. */
	readonly facts: Facts
	/** In alphabetical order. */
	readonly tags: readonly string[]
	/** When it was opened again, within the last thirty days. */
	readonly reopenedAtMs: readonly number[]
	/** Why it is deferred, while its queue is closed. */
	readonly held: { readonly mode: HoldMode; readonly opensAtMs: number | null } | null
	/** The customer has left word and need not be here, for the rest of this wait. */
	readonly hasLeftWord: boolean
	readonly callback: Callback | null
	/** How long the customer may be silent before it idles; 0 for ever. */
	readonly idleMs: number
	/** Since when it is the customer's turn; null while it is the agent's. */
	readonly silentSinceMs: number | null
	readonly idle: boolean
	/** The customer has written to an agent who is at rest; the agent has not answered for their room yet. */
	readonly waking: boolean
	/** Where the customer can be reached besides their own socket. Absent in snapshots of earlier days. */
	readonly points?: readonly PointState[]
	/** Key of the point answers go to; null for the socket. */
	readonly at?: string | null
	readonly blocked?: boolean
	/** When the customer was asked how it was, and has not said yet; null for not. */
	readonly surveyedAtMs?: number | null
}

export const blankConversation: ConversationState = {
	seq: 0,
	status: 'new',
	inbox: null,
	queue: null,
	contact: null,
	placement: 0,
	enqueuedAtMs: 0,
	target: null,
	boostMs: 0,
	byHandMs: 0,
	assignee: null,
	epoch: 0,
	openedAtMs: 0,
	closedAtMs: null,
	abandonedAtMs: null,
	disposition: null,
	lastMessageAtMs: 0,
	preview: '',
	ask: '',
	transferNote: null,
	facts: plainFacts,
	tags: [],
	reopenedAtMs: [],
	held: null,
	hasLeftWord: false,
	callback: null,
	idleMs: 0,
	silentSinceMs: null,
	idle: false,
	waking: false,
	points: [],
	at: null,
	blocked: false,
	surveyedAtMs: null,
}

/** Whether it stands in line, open or not. */
export function isWaiting({ status }: ConversationState): boolean {
	return status === 'queued' || status === 'deferred'
}

/** Whether somebody waits for, or talks to, the customer. */
export function isLive(state: ConversationState): boolean {
	return isWaiting(state) || state.status === 'active'
}

/** Whether the line goes on without the customer being here: they cannot be taken to have given up. */
export function mayBeAway({ status, hasLeftWord, callback, points = [] }: ConversationState): boolean {
	return status === 'deferred' || hasLeftWord || callback !== null || points.length > 0
}

/** When an agent's conversation will have been silent for long enough to idle (rule R10); null for never. */
export function idleAtMs({ status, idle, idleMs, silentSinceMs }: ConversationState): number | null {
	return status === 'active' && !idle && idleMs > 0 && silentSinceMs !== null ? silentSinceMs + idleMs : null
}

const PREVIEW_CHARS = 140
/** Nobody reopens more often in earnest. */
const REOPENED_MAX = 100

/** The first line or so of a text. */
export function previewOf(text: string): string {
	return text.length <= PREVIEW_CHARS ? text : `${text.slice(0, PREVIEW_CHARS - 1).toWellFormed()}…`
}

/** The state after one more row. Total: any log folds. */
export function evolve(state: ConversationState, row: Row): ConversationState {
	return { ...state, ...change(state, row.event, row.atMs), seq: row.seq }
}

function change(state: ConversationState, event: ConversationEvent, atMs: number): Partial<ConversationState> {
	switch (event.type) {
		case 'opened': {
			const { inbox, contact, queue, placement, point } = event
			const begun = { inbox, contact, openedAtMs: atMs, facts: event.facts ?? factsOf(contact) }
			return { ...inLine(queue, placement, atMs), ...newWait, ...begun, ...(point && startAt(point)) }
		}
		case 'queued':
			return queued(state, event, atMs)
		case 'message':
			return said(state, event, atMs)
		case 'assigned':
			return assigned(state, event, atMs)
		case 'transferred':
			return { transferNote: event.note }
		case 'facts':
			return { facts: event.facts }
		case 'tagged':
			return { tags: event.tags }
		case 'held':
			return {
				status: 'deferred',
				held: { mode: event.mode, opensAtMs: event.opensAtMs },
				hasLeftWord: state.hasLeftWord || event.mode !== 'defer',
			}
		case 'resumed':
			return { status: 'queued', held: null }
		case 'callback':
			return { callback: event.callback, ...(state.held === null && { status: statusWith(event.callback, state, atMs) }) }
		case 'idled':
			return { idle: true, waking: false }
		case 'woken':
			return { idle: false, waking: false }
		case 'override':
			return event.act.type === 'boost' ? { byHandMs: state.byHandMs + event.act.byMs } : {}
		case 'abandoned':
			return { status: 'abandoned', abandonedAtMs: atMs }
		case 'closed':
			return closed(state, event, atMs)
		case 'contact':
			return { contact: event.contact }
		case 'joined':
			return joined(state, event.point)
		case 'followed':
		case 'unfollowed':
			return followed(state, { key: event.via, on: event.type === 'followed', atMs })
		case 'window':
			return warned(state, event)
		case 'blocked':
		case 'unblocked':
			return { blocked: event.type === 'blocked' }
		case 'rated':
			return { surveyedAtMs: null }
		case 'kin':
		case 'note':
		case 'merged':
		case 'delivery':
		case 'reaction':
		case 'edited':
		case 'deleted':
		case 'file':
			return {}
	}
}

/** Who is to be called later, and has only corrected the number, is still deferred. */
function statusWith(callback: Callback | null, { status }: ConversationState, atMs: number): ConversationStatus {
	const isLater = callback !== null && callback.notBeforeMs > atMs
	return status === 'deferred' && !isLater ? 'queued' : status
}

type Of<Type extends ConversationEvent['type']> = Extract<ConversationEvent, { type: Type }>

/** What no wait brings along from the one before. */
const newWait = { callback: null, hasLeftWord: false, byHandMs: 0 } as const

function inLine(queue: QueueId, placement: number, enqueuedAtMs: number): Partial<ConversationState> {
	return {
		status: 'queued',
		queue,
		placement,
		enqueuedAtMs,
		boostMs: 0,
		assignee: null,
		target: null,
		closedAtMs: null,
		abandonedAtMs: null,
		disposition: null,
		held: null,
		idle: false,
		waking: false,
	}
}

/** Who passes it on does not get it back for having had it last. */
const PASSED_ON: readonly QueuedReason[] = ['transferred', 'moved']

function queued(state: ConversationState, event: Of<'queued'>, atMs: number): Partial<ConversationState> {
	const { reason, queue, placement, enqueuedAtMs, target, boostMs = 0 } = event
	const isNew = reason === 'reopened' || enqueuedAtMs !== state.enqueuedAtMs
	const callback = isNew ? null : state.callback
	return {
		...inLine(queue, placement, enqueuedAtMs),
		...(isNew && newWait),
		...(callback && callback.notBeforeMs > atMs && { status: 'deferred' }),
		...(reason === 'reopened' && { surveyedAtMs: null, reopenedAtMs: recent([...state.reopenedAtMs, atMs], atMs) }),
		target,
		boostMs: boostMs + (isNew ? 0 : state.byHandMs),
		facts: PASSED_ON.includes(reason) ? { ...state.facts, lastAgent: null, lastAgentAtMs: null } : served(state, atMs),
	}
}

function recent(times: readonly number[], atMs: number): readonly number[] {
	return times.filter((it) => it > atMs - HISTORY_MS).slice(-REOPENED_MAX)
}

/** History: whoever has it now has served them last (rule R12). */
function served({ status, assignee, facts }: ConversationState, atMs: number): Facts {
	return status === 'active' && assignee ? { ...facts, lastAgent: assignee.id, lastAgentAtMs: atMs } : facts
}

function said(state: ConversationState, event: Of<'message'>, atMs: number): Partial<ConversationState> {
	if (isAutomatic(event.content) || isBygone(state, event)) return {}
	const preview = previewOf(inOneLine(event.content))
	const isCustomer = event.author.kind === 'customer'
	return {
		...(isSurvey(event) && { surveyedAtMs: atMs }),
		...(event.via !== undefined ? afterMessage(state, { event, atMs, seq: state.seq + 1 }) : isCustomer && backOnPage(state)),
		lastMessageAtMs: atMs,
		preview,
		ask: isCustomer ? preview : state.ask,
		silentSinceMs: isCustomer ? null : atMs,
		waking: isCustomer && state.idle,
	}
}

/** Said by another way before the customer's last word, and heard of only now: it answers nothing. */
function isBygone(state: ConversationState, { author, sentAtMs, via }: Of<'message'>): boolean {
	const lastMs = pointAt(state, via ?? null)?.lastInboundAtMs ?? null
	return author.kind !== 'customer' && sentAtMs !== undefined && lastMs !== null && sentAtMs < lastMs
}

function assigned({ silentSinceMs }: ConversationState, event: Of<'assigned'>, atMs: number): Partial<ConversationState> {
	return {
		status: 'active',
		assignee: { id: event.agent, name: event.name },
		epoch: event.epoch,
		target: null,
		transferNote: null,
		held: null,
		idleMs: event.idleMs ?? 0,
		// Whoever takes over from another has had no answer either, but only from now on.
		silentSinceMs: silentSinceMs === null ? null : atMs,
	}
}

function closed(state: ConversationState, { disposition }: Of<'closed'>, atMs: number): Partial<ConversationState> {
	return {
		...newWait,
		status: 'closed',
		closedAtMs: state.status === 'closed' ? state.closedAtMs : atMs,
		disposition,
		transferNote: null,
		held: null,
		idle: false,
		waking: false,
		facts: served(state, atMs),
	}
}
