import type { Changes } from '../../core/config/changes.ts'
import type { AgentProfile } from '../../core/config/workspace.ts'
import type { Tables } from '../shared/tables.ts'
import { logWarning } from '../shared/log.ts'

/** Who has yet to hear of a version: the newest word about somebody replaces the one before. And who has left, to be told should they return. */
export const ANNOUNCEMENTS_DDL = `
	CREATE TABLE owed (kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
	CREATE TABLE departed (agent TEXT PRIMARY KEY) WITHOUT ROWID;
`

/** How an object is told; fails when it cannot be reached. */
export interface Herald {
	queue(id: string): Promise<void>
	agent(profile: AgentProfile): Promise<void>
	/** Their consoles are to come in once more, by the rules there are now. */
	again(agent: string): Promise<void>
}

/** A type and not an interface, so that it fits what SQL takes for a row. */
type Debt = { readonly kind: string; readonly id: string; readonly version: number; readonly body: string | null }

const AT_ONCE = 16
const RETRY_FIRST_MS = 1_000
const RETRY_LAST_MS = 60_000
/** Somebody who takes longer is tried again later. */
const PATIENCE_MS = 10_000

export class Announcements {
	readonly #sql: SqlStorage
	readonly #tables: Tables
	readonly #herald: Herald
	#failures = 0
	#running: Promise<void> | null = null

	constructor(storage: DurableObjectStorage, { tables, herald }: { tables: Tables; herald: Herald }) {
		this.#sql = storage.sql
		this.#tables = tables
		this.#herald = herald
	}

	/** To be called in the transaction that adds the version. */
	owe({ queues, agents, joined, left, again }: Changes, version: number): void {
		this.#failures = 0
		for (const id of queues) this.#put({ kind: 'queue', id, version, body: null })
		const returned = joined.filter((it) => this.#isBack(it.id))
		for (const it of [...agents, ...returned, ...left]) this.#put({ kind: 'agent', id: it.id, version, body: JSON.stringify(it) })
		for (const id of again) this.#put({ kind: 'console', id, version, body: null })
		for (const it of left) this.#sql.exec('INSERT OR IGNORE INTO departed VALUES (?)', it.id)
	}

	/** Whether they have been told that they serve no queue any more. Others bring their profile when they first come in. */
	#isBack(agent: string): boolean {
		return this.#sql.exec('DELETE FROM departed WHERE agent = ?', agent).rowsWritten > 0
	}

	#put({ kind, id, version, body }: Debt): void {
		this.#sql.exec('INSERT OR REPLACE INTO owed VALUES (?, ?, ?, ?)', kind, id, version, body)
	}

	/** When somebody who has not heard is tried again; null when everybody has. */
	dueMs(atMs: number): number | null {
		if (this.#debts().length === 0) return null
		return atMs + Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(this.#failures, 10))
	}

	/** Tells everybody who has not heard, some at a time and nobody twice at once. */
	async pay(): Promise<void> {
		while (this.#running) await this.#running
		this.#running = this.#payAll().finally(() => this.#running = null)
		await this.#running
	}

	async #payAll(): Promise<void> {
		const todo = this.#debts()
		const workers = Array.from({ length: Math.min(AT_ONCE, todo.length) }, async () => {
			for (let debt = todo.shift(); debt; debt = todo.shift()) await this.#try(debt)
		})
		await Promise.all(workers)
		if (this.#debts().length > 0) this.#failures++
	}

	async #try(debt: Debt): Promise<void> {
		try {
			await within(PATIENCE_MS, this.#tell(debt))
			this.#sql.exec('DELETE FROM owed WHERE kind = ? AND id = ? AND version = ?', debt.kind, debt.id, debt.version)
		} catch (error) {
			logWarning('configuration-unheard', { kind: debt.kind, id: debt.id, error })
		}
	}

	async #tell({ kind, id, body }: Debt): Promise<void> {
		if (kind === 'queue') return await this.#herald.queue(id)
		if (kind === 'console') return await this.#herald.again(id)
		if (body !== null) await this.#herald.agent(JSON.parse(body) as AgentProfile)
	}

	#debts(): Debt[] {
		return this.#tables.made ? this.#sql.exec<Debt>('SELECT kind, id, version, body FROM owed').toArray() : []
	}
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | null = null
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs)
	})
	await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
