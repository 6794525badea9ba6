import type { Inbound, Translated } from '../channel.ts'
import { refuse } from '../../core/problem.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { firstOf, readForm } from '../shared/form.ts'
import { readJson, readJsonText } from '../shared/json.ts'
import { type Fields, fieldsOf, isFields, textOf } from '../shared/read.ts'
import { commandItem, payloadItems } from './action-items.ts'
import { emojiOf } from './emoji.ts'
import { messageIdOf, timeOf } from './message-id.ts'
import { aside, messageItems, postId, senderOf } from './message-items.ts'
import { type Post, postOf } from './post.ts'

const decoder = new TextDecoder()

/** Events come as JSON, one at a time; what somebody presses comes as a form. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	const body = readJson(content)
	const items = isFields(body) ? bodyItems(body) : formItems(decoder.decode(content))
	return items === null ? refuse('body-invalid', { detail: 'Neither an event nor an action of Slack’s' }) : { ok: true, items }
}

function formItems(text: string): readonly Inbound[] | null {
	const form = readForm(text)
	// An old way to try the address, to which nothing is said.
	if (form.has('ssl_check')) return []
	const payload = readJsonText(firstOf(form, 'payload') ?? '')
	if (isFields(payload)) return payloadItems(payload)
	const command = commandItem(form)
	return command === null ? null : [command]
}

function bodyItems(body: Fields): readonly Inbound[] | null {
	const type = cleanId(textOf(body.type), 60)
	if (type === null) return null
	const post = postOf(body)
	return type === 'event_callback' ? eventItems(post) : [aside(post, type)]
}

function eventItems(post: Post): readonly Inbound[] {
	const { event } = post
	switch (event.type) {
		case 'message':
		case 'app_mention':
			return messageItems(post)
		case 'reaction_added':
		case 'reaction_removed':
			return reactionItems(post)
		// Nobody can write in an archived channel.
		case 'channel_archive':
		case 'group_archive':
			return standingItems(post, 'unfollow')
		case 'channel_unarchive':
		case 'group_unarchive':
			return standingItems(post, 'follow')
		default:
			return [aside(post, cleanId(textOf(event.type), 60) ?? 'event')]
	}
}

function reactionItems(post: Post): readonly Inbound[] {
	const { event } = post
	const user = textOf(event.user)
	if (user !== null && post.own.has(user)) return []
	const item = fieldsOf(event.item)
	const from = item.type === 'message' ? senderOf(item.channel) : null
	const of = messageIdOf(from?.address ?? null, textOf(item.ts))
	const name = cleanId(textOf(event.reaction), 120)
	if (from === null || of === null || name === null) return [aside(post, 'reaction')]
	const emoji = event.type === 'reaction_removed' ? null : cleanText(emojiOf(name), 130)
	const time = timeOf(textOf(event.event_ts))
	return [{ kind: 'event', event: 'reaction', id: `${event.type} ${of} ${postId(post)}`, from, ...time, of, emoji }]
}

function standingItems(post: Post, event: 'follow' | 'unfollow'): readonly Inbound[] {
	const from = senderOf(post.event.channel)
	if (from === null) return [aside(post, event)]
	return [{ kind: 'event', event, id: `${event} ${postId(post)}`, from, ...timeOf(textOf(post.event.event_ts)) }]
}
