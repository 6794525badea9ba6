/** Brings a customer's file from the provider into the store. */
import type { Access, OpenedFile } from '../../channels/channel.ts'
import { channelNamed } from '../../channels/registry.ts'
import type { FileSource } from '../../core/channel/contact-log.ts'
import { fileKey } from '../../core/files/file-key.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { StoredFile } from '../../core/protocol/conversation.ts'
import type { Identity } from '../contact-point/identity.ts'
import type { Env } from '../env.ts'
import { accessOf, inboxStub, type Permit } from '../inbox/inbox-object.ts'
import { logWarning } from '../shared/log.ts'
import { dropArrived, isArrived, openArrived } from './arrived.ts'
import { carefulFetch } from './careful-fetch.ts'
import { findStored } from './find-stored.ts'
import { type Incoming, storeFile } from './store-file.ts'

export interface Fetched {
	readonly stored: StoredFile | null
	readonly reason?: 'gone' | 'refused' | 'too-large'
}

export interface Wanted extends FileSource {
	readonly conversation: ConversationId
	/** When it was first to be fetched. */
	readonly sinceMs: number
}

interface House {
	readonly env: Env
	readonly who: Identity
}

/** A file can be announced before it is there everywhere: a dead link is followed again for so long. */
const GONE_AFTER_MS = 60_000
/** What could not be had for so long never will; an object tries a debt for three hours at most. */
const GIVE_UP_MS = 2 * 3_600_000

/** `isDead`: there was an answer, and it was no. */
class NotHere extends Error {
	readonly isDead: boolean

	constructor(detail: string, isDead = false) {
		super(detail)
		this.isDead = isDead
	}
}

type Bytes = Pick<Incoming, 'body' | 'length' | 'type'>
type Granted = Extract<Permit, { ok: true }>

/** Throws when it is worth trying again. What is here already is not fetched twice. */
export async function fetchFile(wanted: Wanted, house: House): Promise<Fetched> {
	const { conversation, file, sinceMs } = wanted
	const key = fileKey({ workspace: house.who.workspace, conversation, file })
	try {
		const found = await findStored(house.env, key)
		return found ? { stored: found.stored } : await bring(key, wanted, house)
	} catch (error) {
		const isDead = error instanceof NotHere && error.isDead
		if (Date.now() - sinceMs < (isDead ? GONE_AFTER_MS : GIVE_UP_MS)) throw error
		logWarning('file-gone', { inbox: house.who.inbox, file, error })
		return { stored: null, reason: 'gone' }
	}
}

async function bring(key: string, wanted: Wanted, house: House): Promise<Fetched> {
	const opened = await open(wanted.source, house)
	if (opened === null) return { stored: null, reason: 'refused' }
	const { name = null, kind = null, type = null } = wanted
	const kept = await storeFile(house.env, { ...opened, key, name, kind, type: opened.type ?? type })
	await dropArrived(house.env, house.who.workspace, wanted.source)
	return kept.ok ? { stored: kept.stored } : { stored: null, reason: kept.reason === 'empty' ? 'refused' : kept.reason }
}

/** Null for an address we do not go to. */
async function open(source: string, { env, who }: House): Promise<Bytes | null> {
	const permit = await inboxStub(env, who.inbox).permit()
	if (!permit.ok) throw new NotHere(permit.problem.code)
	if (permit.inbox.channel === 'email' && isArrived(source)) return await arrivedBytes(source, { env, who })
	const careful = carefulFetch({ ...accessOf(permit), isLocal: env.PATCHBAY_LOCAL === '1' })
	const opened = await askProvider(source, { permit, fetch: careful.fetch })
	if (opened?.ok) return bytesOf(opened.response)
	if (careful.wasAskedTooMuch()) return null
	if (opened?.outcome === 'renew') await inboxStub(env, who.inbox).renew(permit.token)
	const isDead = opened === null || opened.outcome === 'gone' || careful.lastStatus() === 404
	throw new NotHere(opened?.detail ?? 'The channel has no files', isDead)
}

async function askProvider(source: string, { permit, fetch }: { permit: Granted; fetch: Access['fetch'] }): Promise<OpenedFile | null> {
	return await channelNamed(permit.inbox.channel)?.openFile?.(source, { ...accessOf(permit), fetch }) ?? null
}

async function arrivedBytes(source: string, { env, who }: House): Promise<Bytes> {
	const found = await openArrived(env, who.workspace, source)
	if (!found) throw new NotHere('It has not arrived', true)
	return { body: found.body, length: found.size, type: found.httpMetadata?.contentType ?? null }
}

/** What comes packed is unpacked on the way, and then its stated length is another's. */
function bytesOf({ body, headers }: Response): Bytes {
	const stated = headers.get('content-encoding') === null ? headers.get('content-length') : null
	const length = stated !== null && /^\d{1,15}$/.test(stated) ? Number(stated) : null
	return { body: body ?? new Blob().stream(), length, type: headers.get('content-type') }
}
