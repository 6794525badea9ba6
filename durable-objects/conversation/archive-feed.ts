/**
 * The archive's cursor over the log. No message pays for being archived: rows gather for a moment, then one alarm hands
 * them to the queue together. A cursor says what has been handed over, another what the archive has confirmed; what stays
 * unconfirmed is handed over again, so that even a queue that loses its messages loses nothing for good.
 */
import type { ArchiveBatch, ConversationSummary } from '../../core/conversation/summary.ts'
import type { ConversationEvent, Row } from '../../core/protocol/conversation.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Appended, Journal } from '../shared/journal.ts'
import { logWarning } from '../shared/log.ts'
import { Turn } from '../shared/turn.ts'

/** How long rows gather before they are handed over. */
const LINGER_MS = 1_000
/** The same where so much is said that they have been handed over again and again, each time moments after the last. */
const LINGER_LONG_MS = 5_000
const AGAIN_AND_AGAIN = 5
/** First wait for a confirmation; it doubles, for an archive that is down stays down a while. */
const CONFIRM_FIRST_MS = 15 * 60_000
const CONFIRM_LAST_MS = 6 * 3_600_000
/** A queue message holds 128 kB; JSON of Chinese text takes three bytes a character. */
const BATCH_CHARS = 30_000
const ROWS_MAX = 500
/** More than this nobody writes in a second; then all of them are read from disk. */
const RECENT_MAX = 1_000

interface Cursor {
	/** Up to here rows have been handed to the queue. */
	readonly handed: number
	/** Up to here the archive has said it has them. */
	readonly confirmed: number
	/** When unconfirmed rows are handed over again. */
	readonly againAtMs: number | null
	readonly waitMs: number
}

const start: Cursor = { handed: 0, confirmed: 0, againAtMs: null, waitMs: CONFIRM_FIRST_MS }

interface Handing {
	readonly atMs: number
	readonly workspace: WorkspaceId
	readonly summary: ConversationSummary
}

export class ArchiveFeed<State> {
	readonly #kv: SyncKvStorage
	readonly #journal: Journal<State, ConversationEvent>
	#cursor: Cursor
	#dueMs: number | null = null
	/** The newest rows, without a gap, as far as they have not been handed over. */
	#recent: Appended<ConversationEvent>[] = []
	/** The queue has just failed to take something: nothing is tried before this. */
	#notBeforeMs = 0
	readonly #turn = new Turn()
	/** How often in a row they have been handed over, and when last. */
	#streak = 0
	#triedAtMs = 0

	constructor(storage: DurableObjectStorage, journal: Journal<State, ConversationEvent>) {
		this.#kv = storage.kv
		this.#journal = journal
		this.#cursor = (journal.seq > 0 && this.#kv.get<Cursor>('archive')) || start
		if (this.#cursor.handed < journal.seq) this.#dueMs = 0
	}

	/** There are new rows. They stay in memory until they are handed over, so that nobody reads them back from disk. */
	appended(rows: readonly Appended<ConversationEvent>[]): void {
		// Lists know a new conversation from the archive alone: its first rows do not wait for others.
		const [first] = rows
		if (first) this.#dueMs ??= first.atMs + (first.seq === 1 ? 0 : this.#lingerMs)
		if (this.#recent.length < RECENT_MAX) { for (const row of rows) this.#recent.push(row) }
	}

	get #lingerMs(): number {
		return this.#streak < AGAIN_AND_AGAIN ? LINGER_MS : LINGER_LONG_MS
	}

	/** While rows are being handed over, what comes meanwhile is due once that has ended. */
	get dueMs(): number | null {
		if (this.#turn.endsByMs !== null) return this.#turn.endsByMs
		const again = this.#cursor.againAtMs
		if (this.#dueMs === null && again === null) return null
		return Math.max(Math.min(this.#dueMs ?? Infinity, again ?? Infinity), this.#notBeforeMs)
	}

	/** Hands over what is due. Throws when the queue does not take it: the caller tries again. */
	async hand(queue: Queue<ArchiveBatch>, on: Handing): Promise<void> {
		if ((this.#turn.endsByMs ?? 0) > on.atMs) return
		const end = this.#turn.begin(on.atMs)
		try {
			await this.#handAll(queue, on)
		} finally {
			end()
		}
	}

	async #handAll(queue: Queue<ArchiveBatch>, { atMs, ...of }: Handing): Promise<void> {
		const again = this.#cursor.againAtMs !== null && this.#cursor.againAtMs <= atMs
		const until = this.#journal.seq
		this.#dueMs = null
		const first = again ? this.#cursor.confirmed : this.#cursor.handed
		if (first < until) this.#noteStreak(atMs)
		for (let from = first; from < until;) {
			const rows = this.#batch(from, until)
			await this.#send(queue, { ...of, rows }, atMs)
			from = rows.at(-1)?.seq ?? until
		}
		this.#recent = this.#recent.filter((row) => row.seq > until)
		if (until > this.#cursor.handed || again) this.#save(this.#handedTo(until, { atMs, again }))
		if (this.#journal.seq > until) this.#dueMs ??= atMs + LINGER_MS
	}

	#noteStreak(atMs: number): void {
		this.#streak = atMs < this.#triedAtMs + 2 * LINGER_LONG_MS ? this.#streak + 1 : 0
		this.#triedAtMs = atMs
	}

	/** The same; what is not taken is logged, and due again. Nothing is handed over of what has not begun. */
	async tryHand(
		queue: Queue<ArchiveBatch>,
		{ summary, ...on }: { atMs: number; workspace: WorkspaceId; summary: ConversationSummary | null },
	): Promise<void> {
		if (summary === null) return
		try {
			await this.hand(queue, { ...on, summary })
		} catch (error) {
			logWarning('archive-queue-refused', { of: 'conversation', id: summary.conversation, error })
		}
	}

	/** The archive has all rows up to `seq`. */
	confirmed(seq: number): void {
		if (seq <= this.#cursor.confirmed) return
		const confirmed = Math.min(seq, this.#journal.seq)
		const done = confirmed >= this.#cursor.handed
		this.#save({
			...this.#cursor,
			confirmed,
			handed: Math.max(confirmed, this.#cursor.handed),
			...(done ? { againAtMs: null, waitMs: CONFIRM_FIRST_MS } : {}),
		})
	}

	async #send(queue: Queue<ArchiveBatch>, batch: ArchiveBatch, atMs: number): Promise<void> {
		try {
			await queue.send(batch, { contentType: 'json' })
		} catch (error) {
			this.#dueMs = atMs + LINGER_MS
			this.#notBeforeMs = this.#dueMs
			throw error
		}
	}

	#batch(from: number, until: number): Row[] {
		const rows: Row[] = []
		let chars = 0
		for (const { seq, atMs, event, json } of this.#after(from)) {
			if (seq > until || rows.length === ROWS_MAX || (rows.length > 0 && chars + json.length > BATCH_CHARS)) break
			chars += json.length
			rows.push({ seq, atMs, event })
		}
		return rows
	}

	#after(from: number): readonly Appended<ConversationEvent>[] {
		const at = this.#recent.findIndex((row) => row.seq === from + 1)
		return at < 0 ? this.#journal.after(from, ROWS_MAX) : this.#recent.slice(at, at + ROWS_MAX)
	}

	#handedTo(handed: number, { atMs, again }: { atMs: number; again: boolean }): Cursor {
		const waitMs = again ? Math.min(CONFIRM_LAST_MS, this.#cursor.waitMs * 2) : this.#cursor.waitMs
		return { ...this.#cursor, handed, waitMs, againAtMs: again ? atMs + waitMs : this.#cursor.againAtMs ?? atMs + waitMs }
	}

	#save(cursor: Cursor): void {
		this.#cursor = cursor
		this.#kv.put('archive', cursor)
	}
}
