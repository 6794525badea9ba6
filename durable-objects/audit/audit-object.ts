import { DurableObject } from 'cloudflare:workers'
import type { MethodRules } from '../../core/access.ts'
import type { AuditBatch, AuditHead, AuditRange } from '../../core/audit/audit-batch.ts'
import { CHAIN_START, linked } from '../../core/audit/chain.ts'
import type { AuditEntry, AuditRow } from '../../core/audit/entry.ts'
import { storable } from '../../core/audit/storable.ts'
import { type AuditSearch, isSought } from '../../core/audit/search.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Env } from '../env.ts'
import { AlarmClock } from '../shared/alarm-clock.ts'
import { ArchiveCursor } from '../shared/archive-cursor.ts'
import { AuditLog } from './audit-log.ts'
import { logWarning } from '../shared/log.ts'

/** Of one message to the archive, which holds 128 kB. A row has some hundred bytes, and some ten thousand at the very most. */
const MESSAGE_ROWS = 100
const MESSAGE_BYTES = 64_000
/** Read at a time while looking for something. */
const PAGE_ROWS = 500
const utf8 = new TextEncoder()

/** The record of one workspace: a chain of what was done by whom. What is in it stays in it; the archive gets every row in order. */
export class AuditObject extends DurableObject<Env> {
	static readonly rules = {
		append: 'objects',
		head: 'audit.read',
		hashOf: 'audit.read',
		find: 'audit.read',
		rows: 'audit.export',
		archived: 'objects',
	} as const satisfies MethodRules<AuditObject>

	readonly #id: WorkspaceId
	readonly #log: AuditLog
	readonly #cursor: ArchiveCursor<AuditBatch>
	readonly #alarm: AlarmClock
	/** Hashing takes a moment in which other calls come in: one entry after the other. */
	#turn: Promise<unknown> = Promise.resolve()

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		this.#id = (ctx.id.name ?? '') as WorkspaceId
		this.#log = new AuditLog(ctx.storage)
		this.#cursor = new ArchiveCursor(ctx.storage, { newest: () => this.#log.head.seq, message: (after) => this.#message(after) })
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
	}

	/** Durable once this answers. The same entry again is the same row. */
	append(entry: AuditEntry): Promise<AuditRow> {
		if (entry.workspace !== this.#id) throw new Error(`an entry of ${entry.workspace} was reported to ${this.#id}`)
		const turn = this.#turn.then(() => this.#append(storable(entry)))
		this.#turn = turn.catch(() => undefined)
		return turn
	}

	head(): AuditHead {
		const seq = this.#cursor.confirmed
		return { ...this.#log.head, archived: { seq, hash: this.#log.hashOf(seq) ?? CHAIN_START } }
	}

	/** Null for a row that is not here, or no longer. */
	hashOf(seq: number): string | null {
		return this.#log.hashOf(seq)
	}

	/** What is looked for among the rows that are still here, the newest first: all that the archive lacks, and some more. */
	find(search: AuditSearch): AuditRow[] {
		const found: AuditRow[] = []
		for (let before = search.before ?? Infinity; found.length < search.limit;) {
			const rows = this.#log.before(Math.min(before, this.#log.head.seq + 1), PAGE_ROWS)
			found.push(...rows.filter((it) => isSought(it, search)))
			if (rows.length < PAGE_ROWS) break
			before = rows.at(-1)?.seq ?? 0
		}
		return found.slice(0, search.limit)
	}

	/** Rows after one, the oldest first, as far as they are still here. */
	rows({ after, limit }: { after: number; limit: number }): AuditRow[] {
		return this.#log.after(after, limit)
	}

	/** The archive has these rows. */
	archived(ranges: readonly AuditRange[]): void {
		this.#cursor.archived(ranges, Date.now())
		this.#log.confirmed(this.#cursor.confirmed)
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#work()
	}

	async #append(entry: AuditEntry): Promise<AuditRow> {
		const known = this.#log.byId(entry.id)
		if (known) return known
		const { seq, hash } = this.#log.head
		const row = await linked(entry, { seq: seq + 1, previous: hash }, sha256)
		this.#log.add(row)
		this.#cursor.appended(Date.now())
		this.#arm()
		return row
	}

	#arm(): void {
		this.#alarm.ringSoon(this.#cursor.dueMs, Date.now())
	}

	async #work(): Promise<void> {
		try {
			await this.#cursor.hand(this.env.ARCHIVE, Date.now())
		} catch (error) {
			logWarning('archive-queue-refused', { of: 'record', id: this.#id, error })
		}
		this.#arm()
	}

	#message(after: number): AuditBatch {
		const rows: AuditRow[] = []
		let bytes = 0
		for (const row of this.#log.after(after, MESSAGE_ROWS)) {
			bytes += utf8.encode(JSON.stringify(row)).byteLength
			if (rows.length > 0 && bytes > MESSAGE_BYTES) break
			rows.push(row)
		}
		return { kind: 'audit', workspace: this.#id, after, through: rows.at(-1)?.seq ?? after, rows }
	}
}

async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', utf8.encode(text))
	return Array.from(new Uint8Array(digest), (it) => it.toString(16).padStart(2, '0')).join('')
}
