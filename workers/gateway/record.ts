import type { AuditAct, AuditActor, AuditEntry } from '../../core/audit/entry.ts'
import { ID_RANDOM_BYTES, makeId, type WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { AppContext } from './context.ts'
import { within } from './within.ts'
import { logError } from '../../durable-objects/shared/log.ts'

export interface Recorded {
	readonly act: AuditAct
	readonly target?: AuditEntry['target']
	/** Small, and without a secret in it. */
	readonly detail?: Readonly<Record<string, unknown>>
	/** Who does it, and where, when it is not the request's caller: who signs in, or fails to. */
	readonly by?: { readonly workspace: WorkspaceId; readonly actor: AuditActor }
	/** Said again by the same person with the same word here within ten minutes, it is the same act: a page after page, a socket that comes back. */
	readonly once?: string
}

const ONCE_MS = 600_000

const LIMIT_MS = 3_000
/** A stub that has failed once stays broken; an object that was just moving answers the second time. */
const ATTEMPTS = 2

/**
 * Puts on record what the caller is about to do, before it is done: a record of something that then failed is better than
 * something done that nobody can find. The refusal is to be answered, and nothing done.
 */
export async function record(c: AppContext, what: Recorded): Promise<Refusal | null> {
	const entry = await entryFor(c, what)
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		try {
			await within(LIMIT_MS, c.env.AUDIT.getByName(entry.workspace).append(entry))
			return null
		} catch (error) {
			logError('audit-unavailable', { act: what.act, workspace: entry.workspace, error })
		}
	}
	return refuse('audit-unavailable')
}

/** Under one id, so that a second attempt leaves no second row. */
async function entryFor(c: AppContext, { act, target = null, detail = {}, by, once }: Recorded): Promise<AuditEntry> {
	const atMs = Date.now()
	const address = c.req.header('cf-connecting-ip') ?? null
	const entry = { ...by ?? caller(c), atMs, address, act, target, detail }
	const random = once === undefined ? crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)) : await told(entry, once)
	return { id: makeId<string>('aud', once === undefined ? atMs : slotOf(atMs), random), ...entry }
}

function slotOf(atMs: number): number {
	return atMs - atMs % ONCE_MS
}

async function told({ actor, act, target }: Omit<AuditEntry, 'id'>, once: string): Promise<Uint8Array> {
	const text = JSON.stringify([actor, act, target, once])
	return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function caller(c: AppContext): NonNullable<Recorded['by']> {
	const { workspace, kind, id, name } = c.get('caller')
	return { workspace, actor: { kind, id, name } }
}
