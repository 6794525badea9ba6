/** How far each message of ours has come, part by part: one row for each request to the provider, written before it is made. */
import { type DeliveryState, rises, type SendProblem } from '../../core/channel/delivery.ts'
import type { ConversationId } from '../../core/ids.ts'
import { Tables } from '../shared/tables.ts'

const DDL = `
	CREATE TABLE outgoing (
		message TEXT NOT NULL, part INTEGER NOT NULL, parts INTEGER NOT NULL, conversation TEXT NOT NULL,
		state TEXT NOT NULL, external TEXT, at_ms INTEGER NOT NULL, PRIMARY KEY (message, part)
	) WITHOUT ROWID;
	CREATE INDEX outgoing_external ON outgoing (external) WHERE external IS NOT NULL;
	CREATE INDEX outgoing_at ON outgoing (at_ms);
	CREATE TABLE early (external TEXT PRIMARY KEY, state TEXT NOT NULL, problem TEXT);
`
/** Words of what is not known yet: who sends them must not fill the disk. */
const EARLY_MAX = 200

/** `trying`: the request was begun; if nothing is written after it, nobody knows. `broken`: the provider said that it had broken at it. */
export type PartState = 'trying' | 'broken' | Exclude<DeliveryState, 'held' | 'queued'>

type Row = {
	readonly message: string
	readonly part: number
	readonly parts: number
	readonly conversation: string
	readonly state: string
	readonly external: string | null
	readonly at_ms: number
}

export interface Whole {
	readonly message: string
	readonly conversation: ConversationId
	readonly state: DeliveryState
}

interface Word {
	readonly state: DeliveryState
	readonly problem?: SendProblem
}

export class Outgoing {
	readonly #sql: SqlStorage
	readonly #tables: Tables

	constructor(storage: DurableObjectStorage) {
		this.#sql = storage.sql
		this.#tables = new Tables(storage, { first: 'outgoing', ddl: DDL })
	}

	/** Null for a part that has not been begun. */
	stateOf(message: string, part: number): PartState | null {
		return this.#rows('message = ? AND part = ?', message, part)[0]?.state as PartState | undefined ?? null
	}

	/** When its request was begun. */
	triedAtMs(message: string, part: number): number | null {
		return this.#rows('message = ? AND part = ?', message, part)[0]?.at_ms ?? null
	}

	/** Whether the provider's id belongs to another part than this one. */
	isOfAnother(external: string, { message, part }: { message: string; part: number }): boolean {
		return this.#rows('external = ?', external).some((it) => it.message !== message || it.part !== part)
	}

	begin(
		{ message, part, parts, conversation, atMs }: {
			message: string
			part: number
			parts: number
			conversation: ConversationId
			atMs: number
		},
	): void {
		this.#tables.make()
		this.#sql.exec('INSERT OR REPLACE INTO outgoing VALUES (?, ?, ?, ?, ?, NULL, ?)', message, part, parts, conversation, 'trying', atMs)
	}

	/** It has not been sent after all. */
	forget(message: string, part: number): void {
		if (this.#tables.made) {
			this.#sql.exec("DELETE FROM outgoing WHERE message = ? AND part = ? AND state IN ('trying', 'broken')", message, part)
		}
	}

	/** What failed, or of which nobody knows, may be tried once more; what was sent stays sent. */
	forgive(message: string): void {
		if (this.#tables.made) {
			this.#sql.exec("DELETE FROM outgoing WHERE message = ? AND state IN ('failed', 'unknown', 'trying', 'broken')", message)
		}
	}

	/** What our own request has come to. The provider's word, which may have come before its answer, is not taken back by it. */
	conclude(message: string, { part, state, external = null }: { part: number; state: PartState; external?: string | null }): void {
		const before = this.#rows('message = ? AND part = ?', message, part)[0]
		if (!before) return
		const isFurther = isOpen(before.state) || rises(deliveryOf(before.state), deliveryOf(state))
		this.end(message, { part, state: isFurther ? state : before.state as PartState, external: external ?? before.external })
	}

	end(message: string, { part, state, external = null }: { part: number; state: PartState; external?: string | null }): void {
		this.#sql.exec('UPDATE outgoing SET state = ?, external = ? WHERE message = ? AND part = ?', state, external, message, part)
	}

	/** It went out by another way, in one piece; answers what the provider has said of it meanwhile. */
	adopt(message: string, { external, ...sent }: { external: string; conversation: ConversationId; atMs: number }): Word | null {
		this.begin({ message, part: 0, parts: 1, ...sent })
		this.end(message, { part: 0, state: 'sent', external })
		return this.early(external)
	}

	/** The provider's id of a message's first part. */
	externalOf(message: string): string | null {
		return this.#rows('message = ? AND external IS NOT NULL ORDER BY part LIMIT 1', message)[0]?.external ?? null
	}

	/** The message of ours that the provider means; null when it is none of ours. */
	messageOf({ of, ours }: { of?: string; ours?: string }): string | null {
		// One of ours, whose ids have no colon, before one from elsewhere: an echo may have come before the answer to what it echoes.
		const byExternal = of === undefined ? undefined : this.#rows("external = ? ORDER BY instr(message, ':') LIMIT 1", of)[0]?.message
		return byExternal ?? (ours === undefined ? null : this.#rows('message = ? LIMIT 1', plain(ours))[0]?.message ?? null)
	}

	/** Takes a provider's word about one message; answers how the whole of it stands when that has changed. */
	hear({ of, ours, state, problem }: Word & { of?: string; ours?: string }): Whole | null {
		const message = this.messageOf({ of, ours })
		if (message === null) {
			if (of !== undefined) this.#keepEarly(of, { state, problem })
			return null
		}
		const before = this.wholeOf(message)
		const [name, part] = [plain(ours ?? ''), partOf(ours ?? '')]
		for (const row of this.#rows('message = ?', message)) {
			const isMeant = row.external === of || (of !== undefined && row.external === null && name === message && part === row.part) ||
				(of === undefined && part === row.part)
			if (isMeant && rises(deliveryOf(row.state), state)) {
				this.end(message, { part: row.part, state: state as PartState, external: row.external ?? of ?? null })
			}
		}
		return this.#changed(message, before)
	}

	/** Everything sent by then is at least so far; whether something was sent that nobody knows of is not told by it. */
	hearUntil(untilMs: number, state: DeliveryState): Whole[] {
		const messages = new Set(
			this.#rows("at_ms <= ? AND state IN ('sent', 'delivered') ORDER BY at_ms", untilMs).map((it) => it.message),
		)
		return [...messages].flatMap((message) => {
			const before = this.wholeOf(message)
			for (const row of this.#rows('message = ? AND at_ms <= ?', message, untilMs)) {
				if (!isOpen(row.state) && row.state !== 'unknown' && rises(deliveryOf(row.state), state)) {
					this.end(message, { part: row.part, state: state as PartState, external: row.external })
				}
			}
			const changed = this.#changed(message, before)
			return changed ? [changed] : []
		})
	}

	/** What the provider said of a message before it had told us its id. */
	early(external: string): Word | null {
		if (!this.#tables.made) return null
		const row = this.#sql.exec<{ state: string; problem: string | null }>('SELECT state, problem FROM early WHERE external = ?', external)
			.toArray()[0]
		if (!row) return null
		this.#sql.exec('DELETE FROM early WHERE external = ?', external)
		return { state: row.state as DeliveryState, ...(row.problem !== null && { problem: JSON.parse(row.problem) as SendProblem }) }
	}

	/** As far as its part that is least far; failed when any has. Null for one that was never begun. */
	wholeOf(message: string): Whole | null {
		const rows = this.#rows('message = ?', message)
		const [first] = rows
		if (!first) return null
		const states = rows.map((it) => deliveryOf(it.state))
		const isWhole = rows.length === first.parts
		const state = states.includes('failed') ? 'failed' : isWhole ? states.reduce((a, b) => rises(a, b) ? a : b) : 'queued'
		return { message, conversation: first.conversation as ConversationId, state }
	}

	#changed(message: string, before: Whole | null): Whole | null {
		const after = this.wholeOf(message)
		return after !== null && after.state !== before?.state ? after : null
	}

	#keepEarly(external: string, { state, problem }: Word): void {
		this.#tables.make()
		const before = this.#sql.exec<{ state: string }>('SELECT state FROM early WHERE external = ?', external).toArray()[0]
		if (before && !rises(before.state as DeliveryState, state)) return
		this.#sql.exec('INSERT OR REPLACE INTO early VALUES (?, ?, ?)', external, state, problem ? JSON.stringify(problem) : null)
		this.#sql.exec('DELETE FROM early WHERE external NOT IN (SELECT external FROM early ORDER BY rowid DESC LIMIT ?)', EARLY_MAX)
	}

	#rows(where: string, ...bindings: (string | number)[]): Row[] {
		return this.#tables.made ? this.#sql.exec<Row>(`SELECT * FROM outgoing WHERE ${where}`, ...bindings).toArray() : []
	}
}

/** Whether its request has not come to anything yet. */
export function isOpen(state: string): state is 'trying' | 'broken' {
	return state === 'trying' || state === 'broken'
}

function deliveryOf(state: string): DeliveryState {
	return isOpen(state) ? 'queued' : state as DeliveryState
}

/** Providers are given `{message}.{part}`. */
export function partId(message: string, part: number): string {
	return `${message}.${part}`
}

function plain(ours: string): string {
	return ours.replace(/\.\d{1,3}$/, '')
}

function partOf(ours: string): number {
	return Number(/\.(\d{1,3})$/.exec(ours)?.[1] ?? 0)
}
