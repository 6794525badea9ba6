import type { ProblemCode } from '../../../core/problem.ts'
import { type AgentState, blankAgent } from '../state/agent-store.ts'
import type { ConversationState } from '../state/conversation-store.ts'
import type { Outbox } from '../state/outbox.ts'
import type { Link } from './live-socket.ts'

/** A conversation with a socket of its own. */
export interface OpenConversation {
	readonly state: ConversationState
	readonly link: Link
}

/** A refusal to show, once. */
export interface ProblemSeen {
	readonly key: number
	readonly code: ProblemCode
	/** The server's own words, for codes newer than this console. */
	readonly title: string
	/** What was refused was a conversation taken out of the line by hand. */
	readonly isPull: boolean
}

/** Everything live in the console, in one value. */
export interface ConsoleState {
	readonly link: Link
	readonly agent: AgentState
	readonly conversations: ReadonlyMap<string, OpenConversation>
	readonly outbox: Outbox
	/** Offers answered here whose outcome has not come back, by `offerKey`. */
	readonly answering: ReadonlySet<string>
	/** Conversations taken out of the line here whose outcome has not come back. */
	readonly pulling: ReadonlySet<string>
	readonly problems: readonly ProblemSeen[]
}

export function blankConsole(cursor: number, outbox: Outbox): ConsoleState {
	return {
		link: { state: 'connecting' },
		agent: blankAgent(cursor),
		conversations: new Map(),
		outbox,
		answering: new Set(),
		pulling: new Set(),
		problems: [],
	}
}
