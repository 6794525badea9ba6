/**
 * A contact point: one identity of one person at one inbox, such as a WhatsApp number or a Telegram chat. It names the object that
 * deduplicates what comes from there, keeps its order, and sends what goes there.
 */
import type { InboxChannel } from '../config/inbox-channel.ts'
import type { AgentId, InboxId } from '../ids.ts'

export interface Point {
	readonly channel: InboxChannel
	readonly inbox: InboxId
	/** Who it is at the provider: a number, a chat, an open id, a mail address. */
	readonly address: string
	/** How people know it: `+49 170 …`, `@ana`; null for the address itself. */
	readonly label: string | null
}

/** What names a point within its workspace, in logs and in object names. */
export function pointKey({ inbox, address }: Pick<Point, 'inbox' | 'address'>): string {
	return `${inbox}/${address}`
}

/** In place of a key: the page, or the company's own app, that a conversation began in. */
export const OWN_SOCKET = ''

/** The inbox and the address of a key; null for what is none. */
export function pointOfKey(key: string): Pick<Point, 'inbox' | 'address'> | null {
	const at = key.indexOf('/')
	return at < 1 ? null : { inbox: key.slice(0, at) as InboxId, address: key.slice(at + 1) }
}

/** Longest address: an object's name has room for it beside its workspace and inbox. */
export const ADDRESS_MAX_CHARS = 512

/** Who has written what did not go out by us, but by the provider's own app. */
export const ELSEWHERE = 'elsewhere' as AgentId

/** The id of a message in the log that a provider told us of: the channel keeps ids of two providers apart. */
export function messageIdOf(channel: InboxChannel, external: string): string {
	return `${channel}:${external}`
}

/** The provider's own id in a message's id; null for a message of ours. */
export function externalIdOf(message: string): string | null {
	const at = message.indexOf(':')
	return at < 0 ? null : message.slice(at + 1)
}
