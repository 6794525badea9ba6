import type { Inbound, InboundContent, Sender } from '../channel.ts'
import { FILES_MAX } from '../../core/message.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { blockText } from './block-text.ts'
import { filesOf } from './inbound-files.ts'
import { messageIdOf, timeOf } from './message-id.ts'
import { plainText } from './plain-text.ts'
import { isBot, isColleague, type Post } from './post.ts'
import { sharedMessages } from './shared-messages.ts'

/** Kinds of message in which somebody says something. */
const SAID: ReadonlySet<unknown> = new Set([undefined, null, '', 'file_share', 'me_message', 'thread_broadcast'])
/** What Slack says itself, to everybody in the channel. */
const BY_SLACK = /^(channel|group)_|^(pinned_item|reminder_add|bot_add|bot_remove|assistant_app_thread|tombstone|huddle_thread)$/

/** A message, or what became of one; `app_mention` is the same message once more, for an app that does not hear the channel. */
export function messageItems(post: Post): readonly Inbound[] {
	const { event } = post
	switch (event.subtype) {
		case 'message_changed':
			return changedItems(post)
		case 'message_deleted':
			return deletedItem(post, { before: fieldsOf(event.previous_message), ts: textOf(event.deleted_ts) })
		case 'message_replied':
			// That there is one more answer below a message, which comes as a message too.
			return []
		default:
			return saidItems(post)
	}
}

/** Who a channel is: the company behind it, or the person a direct message is with. Whoever of them writes, the answer goes there. */
export function senderOf(channel: unknown, message: Fields = {}): Sender | null {
	const address = cleanId(textOf(channel), 100)
	if (address === null) return null
	const { display_name: display, real_name: real } = fieldsOf(message.user_profile)
	return { address, name: cleanName(textOf(display) ?? textOf(real)), label: null, language: null }
}

function saidItems(post: Post): readonly Inbound[] {
	const { event } = post
	if (isBot(event, post)) return []
	const [from, ts] = [senderOf(event.channel, event), textOf(event.ts)]
	const id = messageIdOf(from?.address ?? null, ts)
	const what = `message ${cleanId(textOf(event.subtype), 60) ?? ''}`.trim()
	if (from === null || id === null) return [{ kind: 'unsupported', id: `message ${postId(post)}`, from: null, what, atMs: timeOf(ts).atMs }]
	const base = { id, from, ...timeOf(ts) }
	if (!SAID.has(event.subtype)) {
		return [{ ...base, kind: 'unsupported', from: BY_SLACK.test(textOf(event.subtype) ?? '') ? null : from, what }]
	}
	const content = contentOf(event, post)
	if (content === null) return [{ ...base, kind: 'unsupported', what: 'empty message' }]
	if (isColleague(event, post)) return [{ ...base, kind: 'event', event: 'echo', id: `echo ${id}`, of: id, content }]
	const thread = threadOf(event, { id, channel: from.address })
	const parent = textOf(event.thread_ts)
	const replyTo = parent === ts ? null : messageIdOf(from.address, parent)
	return [{ ...base, kind: 'message', content, thread, ...(replyTo === null ? {} : { replyTo }) }]
}

/** In a channel an answer goes below the message, so that several matters stay apart; a direct message is answered as it came. */
function threadOf(event: Fields, { id, channel }: { readonly id: string; readonly channel: string }): Readonly<Record<string, string>> {
	const parent = messageIdOf(channel, textOf(event.thread_ts))?.slice(channel.length + 1)
	const isDirect = event.channel_type === 'im' || channel.startsWith('D')
	const ts = parent ?? (isDirect ? undefined : id.slice(channel.length + 1))
	return { message: id, ...(ts === undefined ? {} : { ts }) }
}

/** As long as Slack lets a message be. */
const WORDS_MAX_CHARS = 40_000

function contentOf(message: Fields, { own }: Pick<Post, 'own'>): InboundContent | null {
	const raw = textOf(message.text) ?? blockText(message.blocks)
	const isWordless = raw.trim() === '' && listOf(message.files).length === 0
	const shared = sharedMessages(message, { isWordless })
	const brought = [message, ...shared.map((it) => it.message)].map(filesOf)
	const files = brought.flatMap((it) => it.files).slice(0, FILES_MAX)
	const said = [plainText(cleanText(raw, WORDS_MAX_CHARS), own), ...shared.map((it) => plainText(cleanText(it.text, WORDS_MAX_CHARS)))]
	const text = cleanText([...said, ...brought.flatMap((it) => it.links)].filter((it) => it.trim() !== '').join('\n'))
	if (files.length > 0) return { kind: 'files', text, files }
	return text.trim() === '' ? null : { kind: 'text', text }
}

/** Slack tells of every change, also when it has only added a preview of a link, or somebody has answered below. */
function changedItems(post: Post): readonly Inbound[] {
	const { event } = post
	const [message, before] = [fieldsOf(event.message), fieldsOf(event.previous_message)]
	const ts = textOf(message.ts)
	if (message.subtype === 'tombstone') return deletedItem(post, { before, ts })
	if (isBot(message, post) || isColleague(message, post)) return []
	const from = senderOf(event.channel, message)
	const of = messageIdOf(from?.address ?? null, ts)
	const content = contentOf(message, post)
	if (from === null || of === null || content === null) return [aside(post, 'message_changed')]
	const wasSaid = contentOf(before, post)
	if (wasSaid !== null && JSON.stringify(wasSaid) === JSON.stringify(content)) return []
	const changedTs = textOf(fieldsOf(message.edited).ts) ?? textOf(event.ts)
	const id = `edit ${of} ${cleanId(changedTs, 40) ?? postId(post)}`
	return [{ kind: 'event', event: 'edit', id, from, ...timeOf(textOf(event.event_ts) ?? changedTs), of, content }]
}

function deletedItem(post: Post, { before, ts }: { readonly before: Fields; readonly ts: string | null }): readonly Inbound[] {
	const { event } = post
	if (isBot(before, post) || isColleague(before, post)) return []
	const from = senderOf(event.channel)
	const of = messageIdOf(from?.address ?? null, ts)
	if (from === null || of === null) return [aside(post, 'message_deleted')]
	return [{ kind: 'event', event: 'delete', id: `delete ${of}`, from, ...timeOf(textOf(event.event_ts) ?? textOf(event.ts)), of }]
}

/** Something that is about nobody. */
export function aside(post: Post, what: string): Inbound {
	return { kind: 'unsupported', id: `${what} ${postId(post)}`, from: null, what, atMs: timeOf(textOf(post.event.event_ts)).atMs }
}

/** Slack's id of it, or when it happened, which is as much. */
export function postId({ id, event }: Post): string {
	return cleanId(id, 100) ?? cleanId(textOf(event.event_ts) ?? textOf(event.ts), 40) ?? 'unnamed'
}
