/** What an app draws, from what the server has said and what is still on its way. */
import { messageState } from '../../channels/webchat/widget/message-state.ts'
import { plainlySaid, type Said, saidIn } from '../../channels/webchat/widget/said.ts'
import { type State as Heard, unreadCount } from '../../channels/webchat/widget/state.ts'
import type { Row } from '../../core/protocol/conversation.ts'
import type { Item } from './outbox.ts'
import type { Content, Message, State } from './types.ts'

/** `heard.outbox` stays empty: what is on its way is `outbox`. */
export function shownOf(
	heard: Heard,
	{ outbox, conversation }: {
		outbox: readonly Item[]
		conversation: string | null
	},
): State {
	const { connection, status, agent, agentTyping, standing } = heard
	return {
		...{ connection, conversation, status, agent },
		isAgentTyping: agentTyping,
		place: standing,
		messages: messagesOf(heard, outbox),
		unread: unreadCount(heard),
	}
}

function messagesOf(heard: Heard, outbox: readonly Item[]): readonly Message[] {
	const said = saidIn(heard.rows)
	const messages = heard.rows.flatMap((row) => messageOf(row, { heard, said }) ?? [])
	const logged = new Set(messages.map((it) => it.id))
	return [...messages, ...outbox.filter((it) => !logged.has(it.id)).map(written)]
}

function messageOf({ seq, atMs, event }: Row, { heard, said }: { heard: Heard; said: ReadonlyMap<string, Said> }): Message | null {
	if (event.type !== 'message') return null
	const { id, author } = event
	const isMine = author.kind === 'customer'
	return {
		...{ id, atMs, problem: null },
		...(said.get(id) ?? plainlySaid(event.content)),
		from: isMine ? 'me' : 'agent',
		name: isMine ? null : author.name,
		state: isMine ? messageState(seq, heard.agentMarks) : null,
	}
}

function written(item: Item): Message {
	const { id, atMs, refused } = item
	const state = refused ? 'failed' : 'sending'
	return { id, atMs, from: 'me', name: null, ...plainlySaid(contentOf(item)), state, problem: refused }
}

function contentOf({ text, option, files }: Item): Content {
	if (option !== null) return { kind: 'choice', text, option }
	if (files.length === 0) return { kind: 'text', text }
	return { kind: 'files', text, files: files.map((it, n) => ({ id: String(n), kind: 'file', name: it.name, type: it.type, bytes: null })) }
}
