import { type ApiKey, isExpired, isFreshUse, type KeyAnswer, type NewKey } from '../../core/access/api-key.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import { Tables } from '../shared/tables.ts'

/** Created apart from the other tables, which workspaces of earlier days have already. Keys of before knew no maker to follow: they are void. */
const DDL = `
	DROP TABLE IF EXISTS api_keys;
	CREATE TABLE made_keys (
		id TEXT PRIMARY KEY, hash TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, maker TEXT, role TEXT NOT NULL, parent TEXT,
		by TEXT NOT NULL, created_at_ms INTEGER NOT NULL, expires_at_ms INTEGER, last_used_at_ms INTEGER
	) WITHOUT ROWID;
`
const ROW =
	`id, hash, name, scopes, maker, role, parent, by, created_at_ms AS createdAtMs, expires_at_ms AS expiresAtMs, last_used_at_ms AS lastUsedAtMs`
export const KEYS_MAX = 200

/** A type and not an interface, so that it fits what SQL takes for a row. */
type Stored = { readonly [Field in keyof Omit<ApiKey, 'scopes'>]: ApiKey[Field] } & { readonly scopes: string; readonly hash: string }

type Bound = { readonly ok: true } & Pick<ApiKey, 'maker' | 'role' | 'parent'>

/** The API keys of a workspace: here and not in Postgres, so that programs work while that is away. */
export class Keys {
	readonly #sql: SqlStorage
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage) {
		this.#sql = storage.sql
		this.#tables = new Tables(storage, { first: 'made_keys', ddl: DDL })
	}

	/** Newest first. */
	list(): ApiKey[] {
		return this.#rows('ORDER BY created_at_ms DESC, id DESC').map(keyOf)
	}

	/** What a key makes lives no longer than that key. */
	make(asked: NewKey): KeyAnswer {
		if (this.#rows('').length >= KEYS_MAX) return refuse('too-many-keys')
		const bound = this.#boundOf(asked)
		if (!bound.ok) return bound
		const { id, name, scopes, by, hash, nowMs, expiresAtMs } = asked
		const { maker, role, parent } = bound
		this.#tables.make()
		const insert = 'INSERT INTO made_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)'
		this.#sql.exec(insert, id, hash, name, JSON.stringify(scopes), maker, role, parent, by, nowMs, expiresAtMs)
		return { ok: true, key: { id, name, scopes, maker, role, parent, by, createdAtMs: nowMs, expiresAtMs, lastUsedAtMs: null } }
	}

	#boundOf({ maker, expiresAtMs, nowMs }: NewKey): Bound | Refusal {
		if ('role' in maker) return { ok: true, maker: maker.person, role: maker.role, parent: null }
		const parent = this.#find(maker.parent)
		if (!parent || isExpired(parent, nowMs)) return refuse('token-invalid')
		if (parent.expiresAtMs !== null && (expiresAtMs ?? Infinity) > parent.expiresAtMs) {
			return refuse('body-invalid', { field: 'expiresAtMs', detail: `The key that makes it ends at ${parent.expiresAtMs}` })
		}
		return { ok: true, maker: parent.maker, role: parent.role, parent: parent.id }
	}

	/** The key with that secret, noting that it is used. */
	use({ id, hash, nowMs }: { id: string; hash: string; nowMs: number }): KeyAnswer {
		const found = this.#find(id)
		if (!found || found.hash !== hash) return refuse('token-invalid')
		if (isExpired(found, nowMs)) return refuse('token-expired')
		if (isFreshUse(found, nowMs)) this.#sql.exec('UPDATE made_keys SET last_used_at_ms = ? WHERE id = ?', nowMs, id)
		return { ok: true, key: keyOf(found) }
	}

	/** Ids of all that end: the key, and what it has made, and so on. */
	revoke(id: string): string[] {
		if (!this.#tables.made) return []
		const line = `
			WITH RECURSIVE gone (id) AS (SELECT id FROM made_keys WHERE id = ? UNION SELECT made.id FROM made_keys made JOIN gone ON made.parent = gone.id)
			DELETE FROM made_keys WHERE id IN (SELECT id FROM gone) RETURNING id
		`
		return this.#sql.exec<{ id: string }>(line, id).toArray().map((it) => it.id)
	}

	/** Of all that somebody has made, and that this has made. */
	bind({ maker, role }: { maker: string; role: string }): void {
		if (this.#tables.made) this.#sql.exec('UPDATE made_keys SET role = ? WHERE maker = ?', role, maker)
	}

	/** Ids of all that end with their maker. */
	revokeAllOf(maker: string): string[] {
		if (!this.#tables.made) return []
		return this.#sql.exec<{ id: string }>('DELETE FROM made_keys WHERE maker = ? RETURNING id', maker).toArray().map((it) => it.id)
	}

	#find(id: string): Stored | null {
		return this.#rows('WHERE id = ?', id)[0] ?? null
	}

	#rows(which: string, ...values: string[]): Stored[] {
		return this.#tables.made ? this.#sql.exec<Stored>(`SELECT ${ROW} FROM made_keys ${which}`, ...values).toArray() : []
	}
}

function keyOf({ hash: _, scopes, ...row }: Stored): ApiKey {
	return { ...row, scopes: JSON.parse(scopes) as ApiKey['scopes'] }
}
