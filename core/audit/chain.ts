/**
 * The chain that ties a workspace's record together: each row's hash covers the row before it, so that nobody changes, removes
 * or slips in one without all that follow telling it. The digest is SHA-256, brought by whoever runs this.
 */
import { canonicalJson } from './canonical-json.ts'
import type { AuditEntry, AuditRow } from './entry.ts'

/** SHA-256 of a text in UTF-8, in hex. */
export type Digest = (text: string) => Promise<string>

/** Where a row stands: its number, the first is 1, and the hash of the one before. */
export interface ChainPlace {
	readonly seq: number
	readonly previous: string
}

/** Stands before the first row. */
export const CHAIN_START = '0'.repeat(64)

/** What a row's hash is taken of: the hash before it, its number and the entry as canonical JSON, a line each. */
export function linkText(entry: AuditEntry, { seq, previous }: ChainPlace): string {
	return `${previous}\n${seq}\n${canonicalJson(entryOf(entry))}`
}

/** The row an entry becomes in that place. */
export async function linked(entry: AuditEntry, { seq, previous }: ChainPlace, digest: Digest): Promise<AuditRow> {
	return { ...entryOf(entry), seq, previous, hash: await digest(linkText(entry, { seq, previous })) }
}

/** The entry of a row, and nothing else. */
export function entryOf({ id, workspace, atMs, actor, address, act, target, detail }: AuditEntry): AuditEntry {
	return { id, workspace, atMs, actor, address, act, target, detail }
}
