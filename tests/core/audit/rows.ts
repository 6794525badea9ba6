/** Rows of a record, as an object would chain them. */
import { createHash } from 'node:crypto'
import { CHAIN_START, linked } from '../../../core/audit/chain.ts'
import type { AuditEntry, AuditRow } from '../../../core/audit/entry.ts'
import type { WorkspaceId } from '../../../core/ids.ts'

export const START_MS = 1_790_000_000_000

export function sha256(text: string): Promise<string> {
	return Promise.resolve(createHash('sha256').update(text).digest('hex'))
}

export function entry(n: number, change: Partial<AuditEntry> = {}): AuditEntry {
	return {
		id: `aud_${String(n).padStart(4, '0')}`,
		workspace: 'demo' as WorkspaceId,
		atMs: START_MS + n,
		actor: { kind: 'staff', id: 'usr_robin', name: 'Robin Admin' },
		address: '203.0.113.7',
		act: 'staff.changed',
		target: { kind: 'staff', id: `usr_${n}` },
		detail: { role: { before: 'agent', after: 'supervisor' } },
		...change,
	}
}

/** One row for each entry, chained in their order. */
export async function chain(entries: readonly AuditEntry[], after: { seq: number; hash: string } = { seq: 0, hash: CHAIN_START }) {
	const rows: AuditRow[] = []
	let last = after
	for (const it of entries) {
		const row = await linked(it, { seq: last.seq + 1, previous: last.hash }, sha256)
		rows.push(row)
		last = row
	}
	return rows
}
