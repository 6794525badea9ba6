/** A row as Postgres keeps it: what it is searched by in columns of its own, the detail as canonical JSON to the letter. */
import type { WorkspaceId } from '../ids.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AuditAct, AuditActor, AuditRow } from './entry.ts'
import { wordsOf } from './words.ts'

export interface AuditColumns {
	readonly workspace: string
	readonly seq: number
	readonly id: string
	readonly atMs: number
	readonly act: string
	readonly actor: string
	/** Null for who has none. */
	readonly actorId: string | null
	readonly actorName: string | null
	readonly address: string | null
	readonly targetKind: string | null
	readonly targetId: string | null
	readonly detail: string
	readonly words: readonly string[]
	readonly previous: string
	readonly hash: string
}

export function columnsOf(row: AuditRow): AuditColumns {
	const { workspace, seq, id, atMs, act, actor, address, target, detail, previous, hash } = row
	return {
		...{ workspace, seq, id, atMs, act },
		actor: actor.kind,
		actorId: actor.kind === 'staff' || actor.kind === 'key' ? actor.id : null,
		actorName: actor.kind === 'system' ? null : actor.name,
		address,
		targetKind: target?.kind ?? null,
		targetId: target?.id ?? null,
		detail: canonicalJson(detail),
		words: wordsOf(row),
		...{ previous, hash },
	}
}

/** What it says, whether or not it says so rightly: that is for the chain to tell. */
export function rowOf(columns: AuditColumns): AuditRow {
	const { workspace, seq, id, atMs, act, address, targetKind, targetId, detail, previous, hash } = columns
	return {
		id,
		workspace: workspace as WorkspaceId,
		atMs,
		actor: actorOf(columns),
		address,
		act: act as AuditAct,
		target: targetKind === null && targetId === null ? null : { kind: targetKind ?? '', id: targetId ?? '' },
		detail: JSON.parse(detail),
		...{ seq, previous, hash },
	}
}

function actorOf({ actor: kind, actorId, actorName }: AuditColumns): AuditActor {
	const name = actorName ?? ''
	if (kind === 'staff' || kind === 'key') return { kind, id: actorId ?? '', name }
	return kind === 'stranger' ? { kind, name } : { kind: 'system' }
}
