import { createHmac } from 'node:crypto'
import type { Act, Delivery, HookRequest, Setting } from '../stand-in.ts'
import { customerIn, escaped, files, isDirect, keep, messages, nameOfEmoji, names, OURS, THEIR_TEAM } from './account.ts'

type Json = Readonly<Record<string, unknown>>

/** What somebody does in a channel or a direct message, as Slack posts it to the app. Null for what Slack does not have. */
export function hook(delivery: Delivery, setting: Setting): Promise<HookRequest | null> {
	names.set(delivery.who.address, delivery.who.name)
	const { act } = delivery
	if (act.type === 'choice') return Promise.resolve(pressed(act, { delivery, setting }))
	const event = eventOf(delivery, setting)
	return Promise.resolve(event === null ? null : posted(wrapped(event, delivery), { delivery, setting }))
}

/** The question Slack asks a new address. */
export function handshake(setting: Setting & { readonly atMs?: number }): Promise<HookRequest> {
	const body = JSON.stringify({
		token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
		challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
		type: 'url_verification',
	})
	return Promise.resolve(signed(body, { setting, atMs: setting.atMs ?? Date.now(), contentType: 'application/json', id: null }))
}

interface Around {
	readonly delivery: Delivery
	readonly setting: Setting
}

/** The time of something is its name: seconds, milliseconds, and a number that tells apart what happened within one. */
function tsOf({ atMs, serial }: Delivery): string {
	const ms = Math.trunc(atMs)
	return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}${String(serial % 1000).padStart(3, '0')}`
}

function eventId({ serial }: Delivery): string {
	return `Ev${serial.toString(36).toUpperCase().padStart(9, '0')}`
}

function wrapped(event: Json, delivery: Delivery): Json {
	return {
		token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
		team_id: OURS.team,
		context_team_id: OURS.team,
		api_app_id: OURS.app,
		event,
		type: 'event_callback',
		event_id: eventId(delivery),
		event_time: Math.floor(delivery.atMs / 1000),
		authorizations: [{ enterprise_id: null, team_id: OURS.team, user_id: OURS.user, is_bot: true, is_enterprise_install: false }],
		is_ext_shared_channel: !isDirect(delivery.who.address),
	}
}

function eventOf(delivery: Delivery, setting: Setting): Json | null {
	const { act } = delivery
	switch (act.type) {
		case 'text':
			return said({ text: escaped(act.text), replyTo: act.replyTo }, delivery)
		case 'file': {
			const file = fileOf(act, { delivery, setting })
			return file === null ? null : said({ text: escaped(act.caption), subtype: 'file_share', files: [file] }, delivery)
		}
		case 'unknown':
			return said({ text: '', subtype: 'hologram' }, delivery)
		case 'reaction':
			return reaction(act, delivery)
		case 'edit':
			return changed(act, delivery)
		case 'delete':
			return deleted(act, delivery)
		default:
			return null
	}
}

interface Said {
	readonly text: string
	readonly subtype?: string
	readonly replyTo?: string
	readonly files?: readonly Json[]
}

function said({ text, subtype, replyTo, files }: Said, delivery: Delivery): Json {
	const channel = delivery.who.address
	const [ts, user] = [tsOf(delivery), customerIn(channel)]
	const threadTs = replyTo?.split(':')[1]
	keep({ channel, ts, user, text, threadTs, reactions: [] })
	const shared = isDirect(channel) ? {} : { user_team: THEIR_TEAM, source_team: THEIR_TEAM, user_profile: { real_name: delivery.who.name } }
	return {
		type: 'message',
		...(subtype === undefined ? {} : { subtype }),
		user,
		ts,
		text,
		team: isDirect(channel) ? OURS.team : THEIR_TEAM,
		...shared,
		...(threadTs === undefined ? {} : { thread_ts: threadTs, parent_user_id: OURS.user }),
		...(files === undefined ? {} : { files, upload: false }),
		channel,
		event_ts: ts,
		channel_type: isDirect(channel) ? 'im' : 'channel',
	}
}

function fileOf(act: Extract<Act, { type: 'file' }>, { delivery, setting }: Around): Json | null {
	if (act.kind === 'sticker') return null
	const id = `F${delivery.serial.toString(36).toUpperCase().padStart(9, '0')}`
	files.set(id, { name: act.name, type: act.mediaType, bytes: Uint8Array.from(act.bytes) })
	const url = `${setting.apiBase}/files-pri/${OURS.team}-${id}`
	return {
		id,
		name: act.name,
		title: act.name,
		mimetype: act.mediaType,
		size: act.bytes.length,
		mode: 'hosted',
		is_external: false,
		...(act.kind === 'voice' ? { subtype: 'slack_audio' } : {}),
		url_private: `${url}/${encodeURIComponent(act.name)}`,
		url_private_download: `${url}/download/${encodeURIComponent(act.name)}`,
	}
}

function reaction(act: Extract<Act, { type: 'reaction' }>, delivery: Delivery): Json | null {
	const channel = delivery.who.address
	const name = act.emoji === null ? '+1' : nameOfEmoji(act.emoji)
	if (name === null) return null
	const item = { type: 'message', channel, ts: act.of.split(':')[1] }
	const type = act.emoji === null ? 'reaction_removed' : 'reaction_added'
	return { type, user: customerIn(channel), reaction: name, item, item_user: OURS.user, event_ts: tsOf(delivery) }
}

function changed(act: Extract<Act, { type: 'edit' }>, delivery: Delivery): Json {
	const [channel, ts] = [delivery.who.address, tsOf(delivery)]
	const before = messages.get(act.of)
	const of = act.of.split(':')[1] ?? ''
	const user = customerIn(channel)
	const message = { type: 'message', user, text: escaped(act.text), ts: of, edited: { user, ts } }
	keep({ channel, ts: of, user, text: message.text, reactions: before?.reactions ?? [] })
	const previous = { type: 'message', user, text: before?.text ?? '', ts: of }
	return {
		type: 'message',
		subtype: 'message_changed',
		message,
		previous_message: previous,
		channel,
		hidden: true,
		ts,
		event_ts: ts,
		channel_type: 'im',
	}
}

function deleted(act: Extract<Act, { type: 'delete' }>, delivery: Delivery): Json {
	const [channel, ts] = [delivery.who.address, tsOf(delivery)]
	const of = act.of.split(':')[1]
	const previous = { type: 'message', user: customerIn(channel), text: messages.get(act.of)?.text ?? '', ts: of }
	return {
		type: 'message',
		subtype: 'message_deleted',
		previous_message: previous,
		channel,
		hidden: true,
		deleted_ts: of,
		ts,
		event_ts: ts,
		channel_type: 'im',
	}
}

/** A button comes as a form, and is no event. */
function pressed(act: Extract<Act, { type: 'choice' }>, { delivery, setting }: Around): HookRequest {
	const channel = delivery.who.address
	const [ts, of] = [tsOf(delivery), act.of.split(':')[1]]
	const id = `${delivery.serial}.${delivery.serial}.4bd1b4f1b94b1e1d`
	const payload = {
		type: 'block_actions',
		user: { id: customerIn(channel), username: delivery.who.name, team_id: THEIR_TEAM },
		api_app_id: OURS.app,
		token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
		container: { type: 'message', message_ts: of, channel_id: channel, is_ephemeral: false },
		trigger_id: id,
		team: { id: OURS.team, domain: 'patchbay' },
		channel: { id: channel, name: isDirect(channel) ? 'directmessage' : 'shared' },
		message: { type: 'message', user: OURS.user, bot_id: OURS.bot, ts: of, text: messages.get(act.of)?.text ?? '' },
		response_url: 'https://hooks.slack.com/actions/T0/1/x',
		actions: [{
			type: 'button',
			action_id: 'patchbay_0',
			block_id: 'b',
			value: act.option,
			text: { type: 'plain_text', text: act.title, emoji: false },
			action_ts: ts,
		}],
	}
	const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
	return signed(body, { setting, atMs: delivery.atMs, contentType: 'application/x-www-form-urlencoded', id })
}

function posted(body: Json, { delivery, setting }: Around): HookRequest {
	const request = signed(JSON.stringify(body), { setting, atMs: delivery.atMs, contentType: 'application/json', id: eventId(delivery) })
	return { ...request, message: `${delivery.who.address}:${tsOf(delivery)}` }
}

interface Signing {
	readonly setting: Setting
	readonly atMs: number
	readonly contentType: string
	readonly id: string | null
}

function signed(text: string, { setting, atMs, contentType, id }: Signing): HookRequest {
	const timestamp = String(Math.floor(atMs / 1000))
	const signature = createHmac('sha256', setting.credentials['signingSecret'] ?? '').update(`v0:${timestamp}:${text}`).digest('hex')
	const headers = {
		'content-type': contentType,
		'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
		'x-slack-request-timestamp': timestamp,
		'x-slack-signature': `v0=${signature}`,
	}
	return { method: 'POST', url: setting.hookUrl, headers, body: new TextEncoder().encode(text), id }
}
