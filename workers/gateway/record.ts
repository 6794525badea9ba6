import type { AuditAct, AuditActor, AuditEntry } from '../../core/audit/entry.ts'
import { ID_RANDOM_BYTES, makeId, type WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import { causeOf } from './cause-of.ts'
import type { AppContext } from './context.ts'
import { within } from './within.ts'

export interface Recorded {
	readonly act: AuditAct
	readonly target?: AuditEntry['target']
	/** Small, and without a secret in it. */
	readonly detail?: Readonly<Record<string, unknown>>
	/** Who does it, and where, when it is not the request's caller: who signs in, or fails to. */
	readonly by?: { readonly workspace: WorkspaceId; readonly actor: AuditActor }
}

const LIMIT_MS = 3_000
/** A stub that has failed once stays broken; an object that was just moving answers the second time. */
const ATTEMPTS = 2

/**
 * Puts on record what the caller is about to do, before it is done: a record of something that then failed is better than
 * something done that nobody can find. The refusal is to be answered, and nothing done.
 */
export async function record(c: AppContext, what: Recorded): Promise<Refusal | null> {
	const entry = entryFor(c, what)
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		try {
			await within(LIMIT_MS, c.env.AUDIT.getByName(entry.workspace).append(entry))
			return null
		} catch (error) {
			console.error(JSON.stringify({ event: 'audit-unavailable', act: what.act, workspace: entry.workspace, error: causeOf(error) }))
		}
	}
	return refuse('audit-unavailable')
}

/** Under one id, so that a second attempt leaves no second row. */
function entryFor(c: AppContext, { act, target = null, detail = {}, by }: Recorded): AuditEntry {
	const atMs = Date.now()
	const id = makeId<string>('aud', atMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const address = c.req.header('cf-connecting-ip') ?? null
	return { id, ...by ?? caller(c), atMs, address, act, target, detail }
}

function caller(c: AppContext): NonNullable<Recorded['by']> {
	const { workspace, kind, id, name } = c.get('caller')
	return { workspace, actor: { kind, id, name } }
}
