/** What the console holds of its agent: a pure fold over the frames of the control socket. */
import type { AgentEventKind, AgentRow, AgentView, ConsoleServerFrame, Directory, Subject, Work } from '../../../core/protocol/console.ts'

/** Something that happened without the agent's doing, to be said once. `taken`: a colleague has what was offered. */
export interface Notice {
	readonly seq: number
	readonly kind: Extract<AgentEventKind, 'missed' | 'rescinded' | 'lost'> | 'taken'
	readonly conversation: string | null
}

export interface AgentState {
	readonly view: AgentView | null
	readonly directory: Directory | null
	/** Newest row held: what a reconnecting socket resumes from. */
	readonly cursor: number
	/** Rows up to here were history when this console first connected, and are not news. */
	readonly newsAfter: number | null
	/** Server time minus ours, in ms. */
	readonly skewMs: number
	readonly notices: readonly Notice[]
	/** Newest row that told of a conversation on its way out of our hands; 0 for none. */
	readonly leftSeq: number
	/** Who each conversation was about, kept for saying what became of it. */
	readonly subjects: ReadonlyMap<string, Subject>
}

/** `cursor` is what an earlier page of this console held; 0 for none, and then all that comes is history. */
export function blankAgent(cursor: number): AgentState {
	const newsAfter = cursor > 0 ? cursor : null
	return { view: null, directory: null, cursor, newsAfter, skewMs: 0, notices: [], leftSeq: 0, subjects: new Map() }
}

export function reduceAgent(state: AgentState, frame: ConsoleServerFrame, nowMs: number): AgentState {
	switch (frame.type) {
		case 'hello':
			return hello(state, frame, nowMs)
		case 'events':
			return events(state, frame.rows, frame.view)
		case 'problem':
			return state
	}
}

type Hello = Extract<ConsoleServerFrame, { type: 'hello' }>

function hello(state: AgentState, frame: Hello, nowMs: number): AgentState {
	// A log shorter than what we hold is another log: a fresh installation under the same address.
	const base = frame.seq < state.cursor ? { ...state, cursor: 0, newsAfter: null } : state
	const known = { ...base, directory: frame.directory, skewMs: frame.nowMs - nowMs, newsAfter: base.newsAfter ?? frame.seq }
	return withView(known, frame.view)
}

function events(state: AgentState, rows: readonly AgentRow[], view: AgentView): AgentState {
	const fresh = rows.filter((row) => row.seq > state.cursor)
	if (fresh.length === 0) return state
	const cursor = fresh.reduce((newest, row) => Math.max(newest, row.seq), state.cursor)
	const news = fresh.filter((row) => row.seq > (state.newsAfter ?? 0))
	const leftSeq = news.findLast((row) => LEAVINGS.includes(row.kind))?.seq ?? state.leftSeq
	// What has gone and come again, as when it is put to them anew by hand, is no loss.
	const lost = news.filter((row) => !view.work.some((it) => it.conversation === row.conversation))
	return { ...withView(state, view), cursor, leftSeq, notices: [...state.notices, ...lost.flatMap(noticeOf)] }
}

const LEAVINGS: readonly AgentEventKind[] = ['released', 'wrapped', 'lost']

function noticeOf({ seq, kind, conversation, taken }: AgentRow): Notice[] {
	if (taken) return [{ seq, kind: 'taken', conversation }]
	return kind === 'missed' || kind === 'rescinded' || kind === 'lost' ? [{ seq, kind, conversation }] : []
}

function withView(state: AgentState, view: AgentView): AgentState {
	const subjects = new Map(state.subjects)
	for (const work of view.work) subjects.set(work.conversation, work.subject)
	return { ...state, view, subjects }
}

export function dismissNotice(state: AgentState, seq: number): AgentState {
	return { ...state, notices: state.notices.filter((it) => it.seq !== seq) }
}

/** What the agent holds at one stage, the longest-standing first. */
export function workAt(view: AgentView | null, stage: Work['stage']): readonly Work[] {
	return (view?.work ?? []).filter((it) => it.stage === stage).toSorted((a, b) => a.sinceMs - b.sinceMs)
}

/** Whether the agent can talk, pass on and close: also while the customer is silent. */
export function isInHands({ stage }: Pick<Work, 'stage'>): boolean {
	return stage === 'active' || stage === 'idle'
}

/** Names one offer of one conversation. */
export function offerKey({ conversation, epoch }: { conversation: string; epoch: number }): string {
	return `${conversation}/${epoch}`
}

/** Those of `keys` that are still on offer. */
export function stillOffered(keys: ReadonlySet<string>, view: AgentView): ReadonlySet<string> {
	return new Set(workAt(view, 'offered').map(offerKey).filter((key) => keys.has(key)))
}
