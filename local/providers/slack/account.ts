/** The workspace on this machine, its app, and what stands in its channels. */
import { Kept } from '../shared/kept.ts'

export const CREDENTIALS = {
	signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
	botToken: 'xoxb-000000000000-0000000000000-standin0standin0standin0',
} as const

export const OURS = { team: 'T0PATCHBAY', app: 'A0PATCHBAY', user: 'U0PATCHBAY', bot: 'B0PATCHBAY' } as const
/** The customer's company, which shares channels with ours. */
export const THEIR_TEAM = 'T0CUSTOMER'

export interface KeptMessage {
	readonly channel: string
	readonly ts: string
	readonly user: string
	readonly text: string
	readonly threadTs?: string
	readonly metadata?: unknown
	readonly files?: readonly { readonly id: string; readonly title: string }[]
	/** Of ours alone: by name, ours are kept. */
	readonly reactions: readonly string[]
}

export interface KeptFile {
	readonly name: string
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

/** By `channel:ts`, as in the ids that receipts and reactions name. */
export const messages = new Kept<KeptMessage>()
/** The latest so many, newest first. */
export const recent: string[] = []
export const files = new Kept<KeptFile>(100)
/** People's names by channel, as somebody has written from there. */
export const names = new Kept<string>()

export function keep(message: KeptMessage): void {
	const key = `${message.channel}:${message.ts}`
	if (messages.get(key) === undefined) recent.unshift(key)
	recent.length = Math.min(recent.length, 200)
	messages.set(key, message)
}

export function isDirect(channel: string): boolean {
	return channel.startsWith('D')
}

/** Who writes in a channel: one person each, here. */
export function customerIn(channel: string): string {
	return `U${channel.slice(1)}`
}

/** Emoji by Slack's names, as far as they are played with. */
const EMOJI = [['+1', '👍'], ['-1', '👎'], ['heart', '❤️'], ['joy', '😂'], ['open_mouth', '😮'], ['cry', '😢'], ['pray', '🙏'], [
	'wave',
	'👋',
], ['tada', '🎉']] as const

export function nameOfEmoji(emoji: string): string | null {
	return EMOJI.find(([, it]) => it === emoji)?.[0] ?? null
}

export function emojiOfName(name: string): string {
	return EMOJI.find(([it]) => it === name)?.[1] ?? `:${name}:`
}

export function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function unescaped(text: string): string {
	return text.replace(
		/<([^<>|]+)(?:\|([^<>]+))?>/g,
		(_, url: string, label: string | undefined) => label === undefined ? url : `${label} (${url})`,
	)
		.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
