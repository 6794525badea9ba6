/** The methods that write. */
import { z } from 'zod'
import type { ApiAnswer, Shown } from '../stand-in.ts'
import { emojiOfName, keep, type KeptMessage, messages, OURS, unescaped } from './account.ts'
import { done, failed } from './answers.ts'

type Form = URLSearchParams

const TEXT_MAX_CHARS = 40_000
const Plain = (max: number) => z.object({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() })
const Button = z.object({ type: z.literal('button'), action_id: z.string().min(1).max(255), value: z.string().max(2_000), text: Plain(75) })
const Block = z.discriminatedUnion('type', [
	z.object({ type: z.literal('section'), text: Plain(3_000) }),
	z.object({ type: z.literal('actions'), elements: z.array(Button).min(1).max(25) }),
])
const Blocks = z.array(Block).min(1).max(50).refine((all) => {
	const ids = all.flatMap((it) => it.type === 'actions' ? it.elements.map(({ action_id: id }) => id) : [])
	return new Set(ids).size === ids.length
})

let sends = 0

/** The time of a message of ours; people write in other microseconds. */
export function newTs(nowMs: number): string {
	sends++
	return `${Math.floor(nowMs / 1000)}.${900_000 + sends % 100_000}`
}

export function isChannel(channel: string): boolean {
	return /^[CDGU][A-Z0-9]{2,30}$/.test(channel)
}

export function postMessage(form: Form, nowMs: number): ApiAnswer {
	const [channel, text, threadTs] = [form.get('channel') ?? '', form.get('text') ?? '', form.get('thread_ts') ?? undefined]
	if (!isChannel(channel)) return failed('channel_not_found')
	const blocks = Blocks.safeParse(parsed(form.get('blocks') ?? '[]'))
	if (form.has('blocks') && !blocks.success) {
		return failed('invalid_blocks', { response_metadata: { messages: ['[ERROR] invalid blocks'] } })
	}
	if (text === '' && !blocks.success) return failed('no_text')
	if (text.length > TEXT_MAX_CHARS) return failed('msg_too_long')
	if (threadTs !== undefined && !/^\d{10}\.\d{6}$/.test(threadTs)) return failed('invalid_thread_ts')
	const message: KeptMessage = {
		channel,
		ts: newTs(nowMs),
		user: OURS.user,
		text,
		threadTs,
		metadata: parsed(form.get('metadata') ?? 'null'),
		reactions: [],
	}
	keep(message)
	const options = (blocks.data ?? []).flatMap((it) => it.type === 'actions' ? it.elements : []).map(({ value, text: { text: title } }) => ({
		id: value,
		title,
	}))
	return { ...done({ channel, ts: message.ts, message: resourceOf(message) }), shown: shownOf(message, { options }) }
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

export function resourceOf({ ts, user, text, threadTs, metadata, files, reactions }: KeptMessage): Record<string, unknown> {
	const ours = user === OURS.user ? { bot_id: OURS.bot, app_id: OURS.app } : {}
	const all = reactions.map((name) => ({ name, users: [OURS.user], count: 1 }))
	return {
		type: 'message',
		user,
		ts,
		text,
		...ours,
		thread_ts: threadTs,
		metadata: metadata ?? undefined,
		files,
		reactions: all.length > 0 ? all : undefined,
	}
}

export function shownOf({ channel, ts, text, threadTs }: KeptMessage, more: Partial<Shown> = {}): Shown {
	const of = threadTs === undefined ? {} : { of: `${channel}:${threadTs}` }
	return { address: channel, id: `${channel}:${ts}`, kind: 'message', text: unescaped(text), files: [], options: [], ...of, ...more }
}

export function update(form: Form): ApiAnswer {
	const message = messages.get(`${form.get('channel')}:${form.get('ts')}`)
	if (message === undefined) return failed('message_not_found')
	if (message.user !== OURS.user) return failed('cant_update_message')
	const next = { ...message, text: form.get('text') ?? '' }
	if (next.text === '') return failed('no_text')
	keep(next)
	return {
		...done({ channel: next.channel, ts: next.ts, text: next.text }),
		shown: about(next, { kind: 'edit', text: unescaped(next.text) }),
	}
}

export function remove(form: Form): ApiAnswer {
	const message = messages.get(`${form.get('channel')}:${form.get('ts')}`)
	if (message === undefined) return failed('message_not_found')
	if (message.user !== OURS.user) return failed('cant_delete_message')
	return { ...done({ channel: message.channel, ts: message.ts }), shown: about(message, { kind: 'delete', text: '' }) }
}

function about(message: KeptMessage, { kind, text }: Pick<Shown, 'kind' | 'text'>): Shown {
	const id = `${message.channel}:${message.ts}`
	return { address: message.channel, id: `${kind} ${id}`, kind, text, files: [], options: [], of: id }
}

export function addReaction(form: Form): ApiAnswer {
	const name = form.get('name') ?? ''
	const message = reactedTo(form)
	if (message === undefined) return failed('message_not_found')
	if (!/^[a-z0-9_+-]+(::skin-tone-[2-6])?$/.test(name)) return failed('invalid_name')
	if (message.reactions.includes(name)) return failed('already_reacted')
	keep({ ...message, reactions: [...message.reactions, name] })
	return { ...done({}), shown: about(message, { kind: 'reaction', text: emojiOfName(name) }) }
}

export function removeReaction(form: Form): ApiAnswer {
	const message = reactedTo(form)
	const name = form.get('name') ?? ''
	if (message === undefined) return failed('message_not_found')
	if (!message.reactions.includes(name)) return failed('no_reaction')
	keep({ ...message, reactions: message.reactions.filter((it) => it !== name) })
	return { ...done({}), shown: about(message, { kind: 'reaction', text: '' }) }
}

export function getReactions(form: Form): ApiAnswer {
	const message = reactedTo(form)
	return message === undefined
		? failed('message_not_found')
		: done({ type: 'message', channel: message.channel, message: resourceOf(message) })
}

function reactedTo(form: Form): KeptMessage | undefined {
	return messages.get(`${form.get('channel')}:${form.get('timestamp')}`)
}
