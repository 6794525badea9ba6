import { refuse } from '../../core/problem.ts'
import type { Inbound, Sender, Translated } from '../channel.ts'
import { amountOf, codeOf, type Post, readPost } from '../providers/tencent/post.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { contentOf } from './content.ts'
import { eventItem, type Happened } from './events.ts'

const YEAR_3000_SECONDS = 32_503_680_000

/** A post is one message or one event. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	const post = readPost(content)
	if (post === null || codeOf(post, 'MsgType') === null) return refuse('body-invalid')
	return { ok: true, items: [itemOf(post)] }
}

function itemOf(post: Post): Inbound {
	const from = senderOf(post)
	if (from === null) return { kind: 'unsupported', id: messageId(post, 'nobody'), from, atMs: whenOf(post), what: typeOf(post) }
	const happened: Happened = { post, from, atMs: whenOf(post) }
	return codeOf(post, 'MsgType') === 'event' ? eventItem(happened) : messageItem(happened)
}

function messageItem({ post, from, atMs }: Happened): Inbound {
	const [id, content] = [messageId(post, from.address), contentOf(post)]
	if (content === null) return { kind: 'unsupported', id, from, atMs, what: typeOf(post) }
	// WeChat counts what was pressed below a message of ours as a press in the menu, though it comes as a text.
	return { kind: 'message', id, from, atMs, content, ...(content.kind === 'choice' && { isBrief: true }) }
}

/** An open id says nothing of a person: what they are called, `profile` may know. */
function senderOf(post: Post): Sender | null {
	const address = cleanId(codeOf(post, 'FromUserName'))
	return address === null ? null : { address, name: null, label: null, language: null }
}

function whenOf(post: Post): number | null {
	const seconds = amountOf(post, 'CreateTime')
	return seconds !== null && seconds > 0 && seconds < YEAR_3000_SECONDS ? Math.floor(seconds) * 1000 : null
}

function typeOf(post: Post): string {
	return cleanText(codeOf(post, 'MsgType') ?? '', 100)
}

/** Messages have one of 64 bits; without it, who and when have to do. */
function messageId(post: Post, address: string): string {
	return cleanId(codeOf(post, 'MsgId'), 64) ?? `message ${address} ${cleanText(codeOf(post, 'CreateTime') ?? '', 20)} ${typeOf(post)}`
}
