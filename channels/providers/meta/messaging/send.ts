import type { Access, Outgoing, Sent, Signal } from '../../../channel.ts'
import { notSent } from '../../../shared/outcome.ts'
import { fieldsOf, isFields, textOf } from '../../../shared/read.ts'
import { graphPost } from '../graph.ts'
import { sentFrom } from '../outcome.ts'
import { bodyOf, type Dialect } from './body.ts'
import { verdictOf } from './verdict.ts'

/** The token says whose messages they are, so that a page's and an Instagram account's go the same way. */
const PATH = '/me/messages'

/** `base`: where the API is by default, for this token. */
export interface Way {
	readonly dialect: Dialect
	readonly base?: string
}

export async function sendMessage(outgoing: Outgoing, access: Access, { dialect, base }: Way): Promise<Sent> {
	if (access.credentials.accessToken === undefined) return notSent('final', 'inbox-not-ready')
	const body = bodyOf(outgoing, dialect)
	if (body === null) return notSent('final', 'not-supported')
	const answered = await graphPost(access, PATH, { body, base })
	const read = outgoing.part.kind === 'reaction' ? reactedTo : messageId
	return sentFrom(answered, { access, judge: verdictOf, attempt: outgoing.attempt, read })
}

function messageId(json: unknown): { readonly id: string } | null {
	const id = textOf(fieldsOf(json).message_id)
	return id === null ? null : { id }
}

/** A reaction is no message: Meta says whom it went to, and mostly nothing else. */
function reactedTo(json: unknown): { readonly id: string | null } | null {
	return isFields(json) ? { id: textOf(json.message_id) } : null
}

/** What shows typing ends by itself after 20 seconds, or with the message. All before is read with the last. */
export async function sendSignal(signal: Signal, access: Access & { readonly to: string }, base?: string): Promise<void> {
	if (access.credentials.accessToken === undefined) return
	const sender_action = signal.type === 'typing' ? 'typing_on' : 'mark_seen'
	await graphPost(access, PATH, { body: { recipient: { id: access.to }, sender_action }, base })
}
