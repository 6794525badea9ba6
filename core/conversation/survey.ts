/** What a customer is asked when an agent has closed: how it was, from one to five. */
import { windowNow, windowRule, windowState } from '../channel/window.ts'
import type { Content } from '../message.ts'
import type { ConversationEvent } from '../protocol/conversation.ts'
import type { Agent, To } from './command.ts'
import { accept, type Accepted, type Effect } from './decision.ts'
import { pointAt } from './points.ts'
import type { ConversationState } from './state.ts'

const SCORES = [1, 2, 3, 4, 5] as const
const OPTION = 'survey:'
/** A number by itself is an answer for so long; after that it is a new word. */
const ANSWER_MS = 86_400_000

export interface Asked {
	readonly events: readonly ConversationEvent[]
	readonly effects: readonly Effect[]
}

const NOTHING: Asked = { events: [], effects: [] }

/** `before`: how many rows go into the log ahead of it. A provider whose window has shut would take it too late, so it is left out. */
export function survey(
	state: ConversationState,
	{ id, by, text, atMs, before }: { id: string; by: Agent; text: string; atMs: number; before: number },
): Asked {
	const via = state.at ?? null
	const at = pointAt(state, via)
	if (at && (at.isLost || !isOpen(windowState(windowNow(windowRule(at.point), at), atMs)))) return NOTHING
	const options = SCORES.map((it) => ({ id: `${OPTION}${it}`, title: String(it) }))
	const message = {
		type: 'message',
		id: `${id}-survey`,
		author: by,
		content: { kind: 'menu', text, options },
		...(via !== null && { via }),
	} as const
	return { events: [message], effects: via === null ? [] : [{ type: 'send', point: via, seq: state.seq + before + 1 }] }
}

function isOpen(state: ReturnType<typeof windowState>): boolean {
	return state === 'open' || state === 'extended'
}

export function isSurvey({ type, ...event }: ConversationEvent): boolean {
	return type === 'message' && 'content' in event && event.content.kind === 'menu' &&
		event.content.options[0]?.id.startsWith(OPTION) === true
}

/** The answer, with what was said; null when it is none: then the conversation goes on. */
export function answered(state: ConversationState, command: To<'receive'>, message: ConversationEvent): Accepted | null {
	const askedAtMs = state.surveyedAtMs ?? null
	const score = askedAtMs !== null && command.atMs - askedAtMs <= ANSWER_MS ? scoreOf(command.content) : null
	return score === null ? null : accept([message, { type: 'rated', id: `${command.id}-rated`, by: command.author, score }])
}

function scoreOf(content: Content): number | null {
	const said = content.kind === 'choice' ? content.option.slice(content.option.startsWith(OPTION) ? OPTION.length : 0) : content.text.trim()
	return SCORES.find((it) => said === String(it)) ?? null
}
