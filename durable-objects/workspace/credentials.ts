import type { CredentialMark, SealedCredential } from '../../core/config/credential.ts'
import { Tables } from '../shared/tables.ts'

/** Created apart from the other tables, which workspaces of earlier days have already. */
const DDL = `
	CREATE TABLE credentials (
		owner TEXT NOT NULL, field TEXT NOT NULL, sealed TEXT NOT NULL, at_ms INTEGER NOT NULL, by TEXT NOT NULL, PRIMARY KEY (owner, field)
	) WITHOUT ROWID;
`

/** Types and not interfaces, so that they fit what SQL takes for a row. */
type Mark = { readonly [Field in keyof CredentialMark]: CredentialMark[Field] }
type Stored = { readonly [Field in keyof SealedCredential]: SealedCredential[Field] }

/** What inboxes and sign-in prove themselves with, sealed before it comes here: this object has no key to it. */
export class Credentials {
	readonly #sql: SqlStorage
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage) {
		this.#sql = storage.sql
		this.#tables = new Tables(storage, { first: 'credentials', ddl: DDL })
	}

	/** Which are set, of all owners. */
	marks(): CredentialMark[] {
		if (!this.#tables.made) return []
		return this.#sql.exec<Mark>('SELECT owner, field, at_ms AS atMs, by FROM credentials ORDER BY owner, field').toArray()
	}

	of(owner: string): SealedCredential[] {
		if (!this.#tables.made) return []
		return this.#sql.exec<Stored>('SELECT field, sealed FROM credentials WHERE owner = ?', owner).toArray()
	}

	/** Others of that owner stay. */
	put(owner: string, { sealed, by, atMs }: { sealed: readonly SealedCredential[]; by: string; atMs: number }): void {
		this.#tables.make()
		for (const it of sealed) {
			this.#sql.exec('INSERT OR REPLACE INTO credentials VALUES (?, ?, ?, ?, ?)', owner, it.field, it.sealed, atMs, by)
		}
	}

	/** The same secret under a newer key. Nothing happens when it has been set anew meanwhile. */
	reseal(owner: string, { before, after }: { before: SealedCredential; after: string }): void {
		if (!this.#tables.made) return
		const query = 'UPDATE credentials SET sealed = ? WHERE owner = ? AND field = ? AND sealed = ?'
		this.#sql.exec(query, after, owner, before.field, before.sealed)
	}

	drop(owners: readonly string[]): void {
		if (this.#tables.made) { for (const it of owners) this.#sql.exec('DELETE FROM credentials WHERE owner = ?', it) }
	}
}
