/**
 * The log of a queue: what it was told and what it decided, for people who ask why and for a replay. A decision is one INSERT.
 * The archive has the rows within seconds; here they stay for some hours, so that the answer to "why" needs no database.
 */
import type { ConversationId, QueueId, WorkspaceId } from '../../core/ids.ts'
import type { LogBatch, LogRange } from '../../core/routing/log-batch.ts'
import { departureIn, REMEMBERED_ROWS } from '../../core/routing/departures.ts'
import type { Place, QueueCommand, QueueLogRow } from '../../core/routing/queue-command.ts'
import { recorded } from '../../core/routing/recorded.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import { earlier } from '../shared/alarm-clock.ts'
import { ArchiveCursor } from '../shared/archive-cursor.ts'
import { Tables } from '../shared/tables.ts'
import { cutRow, readPiece, type StoredPiece, takeMessage } from './log-pieces.ts'
import { logError } from '../shared/log.ts'

/** How long rows stay that the archive has. */
const KEEP_MS = 6 * 3_600_000
const PRUNE_EVERY_MS = 600_000
const PRUNE_ROWS = 1_000
/** Time for other work between two prunings when there is more to drop. */
const PRUNE_PAUSE_MS = 1_000
/** A queue must not stop because its record cannot be archived: when its object is as large as this, old rows go all the same. */
const BYTES_MAX = 5e9
/** Rows to one page of the index. */
const PAGE_ROWS = 256

/** `place` counts the pieces; `first` says which of the row's decisions a piece begins with. */
const DDL = `
CREATE TABLE IF NOT EXISTS log (place INTEGER PRIMARY KEY, seq INTEGER NOT NULL, first INTEGER NOT NULL, at_ms INTEGER NOT NULL,
	offers INTEGER NOT NULL, command TEXT, decisions TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (place INTEGER PRIMARY KEY, list TEXT NOT NULL);
`
const INSERT = 'INSERT INTO log (place, seq, first, at_ms, offers, command, decisions) VALUES (?, ?, ?, ?, ?, ?, ?)'

/** A row has at least one piece, so places never lag behind numbers. */
const DEPARTURES = `SELECT command FROM log WHERE place > ? AND seq > ? AND command ->> 'type' IN ('withdraw', 'settle') ORDER BY place`

/** An index on the log would be one more row to write for every decision. This one is a row for `PAGE_ROWS` of them: lines of conversation and place. */
const ADD_PAGE = `
INSERT INTO pages (place, list)
SELECT ?, coalesce(group_concat(conversation || ' ' || place, char(10)), '') FROM (
	SELECT DISTINCT log.place, decision.value ->> 'conversation' AS conversation
	FROM log, json_each(log.decisions) AS decision WHERE log.place > ? AND log.place <= ?
)`

type Stored = StoredPiece & { readonly place: number }

export class QueueLog {
	readonly #storage: DurableObjectStorage
	readonly #owner: { readonly workspace: WorkspaceId; readonly queue: QueueId }
	readonly #tables: Tables
	readonly #cursor: ArchiveCursor<LogBatch>
	/** Newest row. */
	#seq = 0
	/** Newest piece, and the newest that is in the index. */
	#place = 0
	#paged = 0
	#pruneAtMs: number | null = null

	constructor(storage: DurableObjectStorage, owner: { readonly workspace: WorkspaceId; readonly queue: QueueId }) {
		this.#storage = storage
		this.#owner = owner
		this.#tables = new Tables(storage, { first: 'log', ddl: DDL })
		if (this.#tables.made) this.#load()
		this.#cursor = new ArchiveCursor(storage, { newest: () => this.#place, message: (after) => this.#message(after) })
	}

	/** Number of the next row; the first is 1. */
	get nextSeq(): number {
		return this.#seq + 1
	}

	/** To be called inside the transaction of what the rows tell of. */
	append(rows: readonly QueueLogRow[]): void {
		const [first] = rows
		if (!first) return
		this.#tables.make()
		for (const row of rows) this.#insert(row)
		if (this.#place - this.#paged >= PAGE_ROWS) this.#addPage()
		this.#cursor.appended(first.atMs)
		this.#pruneAtMs ??= first.atMs + KEEP_MS
	}

	/** What has been decided on a conversation, oldest first, as far back as rows are kept here. */
	decisionsOf(conversation: ConversationId): DecisionRow[] {
		if (!this.#tables.made) return []
		const paged = this.#placesOf(conversation).flatMap((place) => this.#read('WHERE place = ?', place).toArray())
		const recent = this.#read('WHERE place > ? AND instr(decisions, ?) > 0 ORDER BY place', this.#paged, conversation).toArray()
		return [...paged, ...recent].flatMap((it) => readPiece(it).decisions).filter((it) => it.conversation === conversation)
	}

	/** Who has left the line of late, oldest first. */
	departures(): Place[] {
		if (!this.#tables.made) return []
		const from = this.#seq - REMEMBERED_ROWS
		return this.#storage.sql.exec<{ command: string }>(DEPARTURES, from, from).toArray()
			.flatMap(({ command }) => departureIn(JSON.parse(command) as QueueCommand) ?? [])
	}

	/** Rows after `seq`, oldest first. */
	after(seq: number, limit: number): QueueLogRow[] {
		const rows: (QueueLogRow & { readonly decisions: DecisionRow[] })[] = []
		if (!this.#tables.made) return rows
		// A row has at least one piece, so places never lag behind numbers.
		for (const stored of this.#read('WHERE place > ? AND seq > ? AND seq <= ? ORDER BY place', seq, seq, seq + limit)) {
			const { command, atMs, offers, decisions } = readPiece(stored)
			if (command) rows.push({ seq: stored.seq, atMs, command, offers, decisions: [...decisions] })
			else rows.at(-1)?.decisions.push(...decisions)
		}
		return rows
	}

	/** When `work` has something to do; null for never. */
	get dueMs(): number | null {
		return earlier(this.#cursor.dueMs, this.#pruneAtMs)
	}

	/** Hands rows to the archive, and drops old ones that it has. Throws when the archive's queue does not take them: they are due again in a moment. */
	async work(queue: Pick<Queue<LogBatch>, 'send'>, atMs: number): Promise<void> {
		if (this.#pruneAtMs !== null && this.#pruneAtMs <= atMs) this.#prune(atMs)
		await this.#cursor.hand(queue, atMs)
	}

	/** The archive has these pieces. */
	archived(ranges: readonly LogRange[], atMs: number): void {
		this.#cursor.archived(ranges, atMs)
	}

	#insert(row: QueueLogRow): void {
		for (const it of cutRow({ ...row, command: recorded(row.command) })) {
			this.#place++
			this.#storage.sql.exec(INSERT, this.#place, it.seq, it.first, it.at_ms, it.offers, it.command, it.decisions)
		}
		this.#seq = row.seq
	}

	#load(): void {
		const [newest] = this.#read('ORDER BY place DESC LIMIT 1').toArray()
		if (newest) [this.#place, this.#seq] = [newest.place, newest.seq]
		this.#paged = this.#storage.sql.exec<{ place: number | null }>('SELECT max(place) AS place FROM pages').one().place ?? 0
		const [oldest] = this.#read('ORDER BY place LIMIT 1').toArray()
		if (oldest) this.#pruneAtMs = oldest.at_ms + KEEP_MS
	}

	#addPage(): void {
		this.#storage.sql.exec(ADD_PAGE, this.#place, this.#paged, this.#place)
		this.#paged = this.#place
	}

	#placesOf(conversation: ConversationId): number[] {
		const pages = this.#storage.sql.exec<{ list: string }>('SELECT list FROM pages WHERE instr(list, ?) > 0 ORDER BY place', conversation)
		return pages.toArray().flatMap(({ list }) => list.split('\n'))
			.filter((it) => it.startsWith(`${conversation} `))
			.map((it) => Number(it.slice(conversation.length + 1)))
			.sort((a, b) => a - b)
	}

	#message(after: number): LogBatch {
		const taken = [...takeMessage(this.#read('WHERE place > ? ORDER BY place', after))]
		const through = taken.at(-1)?.place ?? this.#place
		return { kind: 'routing', ...this.#owner, after, through, pieces: taken.map(readPiece) }
	}

	/** Drops whole rows, oldest first, a bounded number at a time. The newest stays, for its number. */
	#prune(atMs: number): void {
		const oldest = this.#storage.sql
			.exec<{ place: number; seq: number; at_ms: number }>('SELECT place, seq, at_ms FROM log ORDER BY place LIMIT ?', PRUNE_ROWS + 1)
			.toArray()
		const isFull = this.#storage.sql.databaseSize > BYTES_MAX
		const until = isFull ? this.#place : this.#cursor.confirmed
		const stays = oldest.find((it, i) => i === PRUNE_ROWS || it.seq === this.#seq || it.place > until || it.at_ms > atMs - KEEP_MS)
		const through = oldest.findLast((it) => stays && it.seq < stays.seq)?.place
		if (through !== undefined) this.#drop(through)
		if (isFull) logError('rows-dropped-unarchived', { queue: this.#owner.queue, through })
		this.#pruneAtMs = this.#nextPruning(atMs, { stays, isMore: stays === oldest[PRUNE_ROWS] })
	}

	#nextPruning(atMs: number, { stays, isMore }: { stays: { seq: number; at_ms: number } | undefined; isMore: boolean }): number | null {
		if (!stays || stays.seq === this.#seq) return null
		return isMore ? atMs + PRUNE_PAUSE_MS : Math.max(atMs + PRUNE_EVERY_MS, stays.at_ms + KEEP_MS)
	}

	#drop(through: number): void {
		this.#storage.transactionSync(() => {
			this.#storage.sql.exec('DELETE FROM log WHERE place <= ?', through)
			this.#storage.sql.exec('DELETE FROM pages WHERE place <= ?', through)
		})
	}

	#read(where: string, ...bindings: (number | string)[]): SqlStorageCursor<Stored> {
		return this.#storage.sql.exec<Stored>(`SELECT place, seq, first, at_ms, offers, command, decisions FROM log ${where}`, ...bindings)
	}
}
