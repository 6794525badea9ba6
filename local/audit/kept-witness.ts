/**
 * What the records of a data folder say of themselves, read from where the local Worker keeps its objects: so the end of every
 * workspace's record can be checked, whether or not the server runs.
 */
import { existsSync, readdirSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { CHAIN_START } from '../../core/audit/chain.ts'
import type { Witness } from '../../core/audit/verify.ts'
import type { DataFolder } from '../data-folder.ts'

/** Where `wrangler dev` keeps the objects of that class, a database each. */
const PLACE = 'worker/v3/do/patchbay-AuditObject'

/** By workspace. */
export function keptWitnesses(folder: Pick<DataFolder, 'file'>): Map<string, Witness> {
	const place = folder.file(PLACE)
	const files = existsSync(place) ? readdirSync(place).filter((it) => /^[0-9a-f]{64}\.sqlite$/.test(it)) : []
	return new Map(files.flatMap((file) => witnessIn(join(place, file)) ?? []))
}

/** Null for an object that holds no row. */
function witnessIn(file: string): [workspace: string, witness: Witness][] | null {
	const database = new DatabaseSync(file, { readOnly: true })
	try {
		const isThere = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'log'`).get()
		return isThere ? read(database) : null
	} finally {
		database.close()
	}
}

function read(database: DatabaseSync): [workspace: string, witness: Witness][] {
	const rows = database.prepare(`SELECT seq, row ->> 'hash' AS hash, row ->> 'workspace' AS workspace FROM log ORDER BY seq`).all()
	const archived = database.prepare('SELECT seq FROM archived').get()
	const newest = rows.at(-1)
	if (!newest) return []
	const hashes = new Map([[0, CHAIN_START], ...rows.map((it) => [Number(it['seq']), String(it['hash'])] as const)])
	const head = { seq: Number(newest['seq']), archived: { seq: Number(archived?.['seq'] ?? 0) } }
	return [[String(newest['workspace']), { head, hashOf: (seq) => Promise.resolve(hashes.get(seq) ?? null) }]]
}
