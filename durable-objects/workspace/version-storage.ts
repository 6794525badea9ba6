import type { VersionRow } from '../../core/config/publication.ts'
import type { Published } from '../../core/config/published.ts'
import { WorkspaceShape } from '../../core/config/workspace.ts'
import type { Tables } from '../shared/tables.ts'

export const VERSIONS_DDL = `
	CREATE TABLE versions (version INTEGER PRIMARY KEY, at_ms INTEGER, by TEXT, note TEXT, rolled_back_to INTEGER, config TEXT NOT NULL);
`
/** A type and not an interface, so that it fits what SQL takes for a row. */
type Stored = { readonly [Field in keyof VersionRow]: VersionRow[Field] }

const HEAD = 'version, at_ms AS atMs, by, note, rolled_back_to AS rolledBackTo'
/** Where the one version stood that was kept before all were. */
const LEGACY = 'published'

/** Every version ever published, one row each. What is stored is read by the shape alone: later checks do not take it away. */
export class VersionStorage {
	readonly #storage: DurableObjectStorage
	readonly #tables: Tables
	/** Version 0: what the workspace starts with, if anything. */
	readonly #origin: Published | null
	#newest: Published | null = null

	constructor(storage: DurableObjectStorage, { tables, origin }: { tables: Tables; origin: Published | null }) {
		this.#storage = storage
		this.#tables = tables
		this.#origin = origin
	}

	/** Null for a workspace nobody has set up. */
	newest(): Published | null {
		this.#newest ??= this.#read('ORDER BY version DESC LIMIT 1') ?? this.#legacy() ?? this.#origin
		return this.#newest
	}

	one(version: number): (VersionRow & Published) | null {
		const [row] = this.list({ before: version + 1, limit: 1 })
		if (row?.version !== version) return null
		const published = this.#read('WHERE version = ?', version) ?? this.#legacy(version) ?? this.#origin
		return published && { ...row, config: published.config }
	}

	/** Newest first. */
	list({ before, limit }: { before: number | null; limit: number }): VersionRow[] {
		const rows = this.#tables.made ? this.#heads(before, limit) : []
		for (const it of [this.#legacy(), this.#origin]) if (it && it.version < (before ?? Infinity)) rows.push(unsigned(it.version))
		return rows.slice(0, limit)
	}

	#heads(before: number | null, limit: number): VersionRow[] {
		const query = `SELECT ${HEAD} FROM versions WHERE version < ? ORDER BY version DESC LIMIT ?`
		return this.#storage.sql.exec<Stored>(query, before ?? Number.MAX_SAFE_INTEGER, limit).toArray()
	}

	/** To be called in a transaction, with the version after the newest. */
	add({ version, config, atMs, by, note, rolledBackTo }: VersionRow & Published): void {
		this.#adoptLegacy()
		const query = `INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)`
		this.#storage.sql.exec(query, version, atMs, by, note, rolledBackTo, JSON.stringify(config))
		// Read again when asked for: should the transaction fail, this never happened.
		this.#newest = null
	}

	#adoptLegacy(): void {
		const kept = this.#legacy()
		if (!kept) return
		this.#storage.sql.exec('INSERT INTO versions (version, config) VALUES (?, ?)', kept.version, JSON.stringify(kept.config))
		this.#storage.kv.delete(LEGACY)
	}

	#legacy(version?: number): Published | null {
		const kept = this.#storage.kv.get<Published>(LEGACY)
		if (!kept || kept.version !== (version ?? kept.version)) return null
		return { version: kept.version, config: WorkspaceShape.parse(kept.config) }
	}

	#read(which: string, ...values: number[]): Published | null {
		if (!this.#tables.made) return null
		const [row] = this.#storage.sql.exec<{ version: number; config: string }>(`SELECT version, config FROM versions ${which}`, ...values)
		return row ? { version: row.version, config: WorkspaceShape.parse(JSON.parse(row.config)) } : null
	}
}

function unsigned(version: number): VersionRow {
	return { version, atMs: null, by: null, note: null, rolledBackTo: null }
}
