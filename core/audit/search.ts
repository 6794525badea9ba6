import type { AuditRow } from './entry.ts'
import { speaksOf, wordsOf } from './words.ts'

/** What is looked for; what is null is not asked. */
export interface AuditSearch {
	/** Acts, any of them. */
	readonly acts: readonly string[] | null
	/** Id of who did it, or their name in whatever case; `system` for nobody. */
	readonly actor: string | null
	/** Id of what it was done to. */
	readonly target: string | null
	readonly targetKind: string | null
	readonly fromMs: number | null
	readonly toMs: number | null
	/** As `soughtWords` gives them. */
	readonly words: readonly string[] | null
	/** Only rows before this one. */
	readonly before: number | null
	readonly limit: number
}

/** Whether a row is one that is looked for, as the database would say. */
export function isSought(row: AuditRow, search: AuditSearch): boolean {
	const { acts, target, targetKind, fromMs, toMs, words, before } = search
	return (acts?.includes(row.act) ?? true) && (before === null || row.seq < before) && isBy(row, search) &&
		(target === null || row.target?.id === target) && (targetKind === null || row.target?.kind === targetKind) &&
		row.atMs >= (fromMs ?? 0) && row.atMs <= (toMs ?? Infinity) && (words === null || speaksOf(wordsOf(row), words))
}

function isBy({ actor }: AuditRow, { actor: sought }: AuditSearch): boolean {
	if (sought === null) return true
	if (actor.kind === 'system' || sought === 'system') return actor.kind === sought
	return ('id' in actor && actor.id === sought) || actor.name.toLowerCase() === sought.toLowerCase()
}
