/**
 * Ids are branded, sortable strings: `cnv_` + 10 characters of time + 12 of randomness, Crockford base 32 (the ULID
 * layout, https://github.com/ulid/spec, with 60 random bits). Time and randomness come in from outside.
 */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A tenant. A slug, since people type it: `demo`. */
export type WorkspaceId = Branded<'workspace'>
/** `{workspace}.{slug}`, so that a webhook's address alone names its tenant. */
export type InboxId = Branded<'inbox'>
export type ConversationId = Branded<'conversation'>
export type ContactId = Branded<'contact'>
export type AgentId = Branded<'agent'>
export type QueueId = Branded<'queue'>

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_CHARS = 10
/** Bytes of randomness an id takes; each byte gives one character. */
export const ID_RANDOM_BYTES = 12

/** `random` must hold at least `ID_RANDOM_BYTES` bytes. */
export function makeId<Id extends string>(prefix: string, atMs: number, random: Uint8Array): Id {
	let time = ''
	for (let rest = atMs, i = 0; i < TIME_CHARS; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time
	let tail = ''
	for (let i = 0; i < ID_RANDOM_BYTES; i++) tail += ALPHABET[(random[i] ?? 0) % 32]
	return `${prefix}_${time}${tail}` as Id
}

const CONVERSATION_ID = /^cnv_[0-9A-HJKMNP-TV-Z]{22}$/
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/
const INBOX_ID = /^([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)\.[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

export function isConversationId(text: string): text is ConversationId {
	return CONVERSATION_ID.test(text)
}

export function isSlug(text: string): boolean {
	return SLUG.test(text)
}

/** The tenant an inbox belongs to, read off its id; null when the text is no inbox id. */
export function workspaceOf(inbox: string): WorkspaceId | null {
	return (INBOX_ID.exec(inbox)?.[1] as WorkspaceId | undefined) ?? null
}

/** The name of an object of a tenant: no two tenants can ever share one. */
export function objectName(workspace: WorkspaceId, id: string): string {
	return `${workspace}/${id}`
}

/** A line can be spread over several objects: `support`, `support~1`, … This is the queue's own id. */
export function plainQueue(id: string): QueueId {
	const at = id.indexOf('~')
	return (at < 0 ? id : id.slice(0, at)) as QueueId
}

/** The id of one of the objects a line is spread over. */
export function shardQueue(queue: string, shard: number): QueueId {
	return (shard === 0 ? queue : `${queue}~${shard}`) as QueueId
}

/** Which of the objects of a line this id names; 0 for the queue's own. */
export function shardOf(id: string): number {
	const at = id.indexOf('~')
	return at < 0 ? 0 : Number(id.slice(at + 1))
}

/** Which of them a conversation belongs to: the same for ever, as long as their number stays (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/). */
export function shardFor(conversation: string, shards: number): number {
	let hash = 0x811c9dc5
	for (let i = 0; i < conversation.length; i++) hash = Math.imul(hash ^ conversation.charCodeAt(i), 0x01000193)
	return (hash >>> 0) % shards
}
