/**
 * Where the archive stands in a log: what has been handed to its queue, and what it has confirmed. Rows gather for a moment and
 * go together; what stays unconfirmed is handed over again, so that a queue that loses its messages loses nothing for good.
 */
import { Turn } from './turn.ts'

const LINGER_MS = 1_000
/** First wait for a confirmation; it doubles, for an archive that is down stays down a while. */
const CONFIRM_FIRST_MS = 15 * 60_000
const CONFIRM_LAST_MS = 6 * 3_600_000
/** Messages of one go, so that a long backlog leaves room for other work. */
const MESSAGES_MAX = 50
/** Confirmations that came before those ahead of them; should there ever be more, rows are handed over again. */
const EARLY_MAX = 1_000

/** Rows after one place of a log and through another. */
export interface Range {
	readonly after: number
	readonly through: number
}

export interface Source<Message extends Range> {
	/** Newest place; 0 for an empty log. */
	newest(): number
	/** As much as one message holds, at least one row. */
	message(after: number): Message
}

interface Stand {
	readonly handed: number
	readonly confirmed: number
	/** When unconfirmed rows are handed over again. */
	readonly againAtMs: number | null
	readonly waitMs: number
}

const start: Stand = { handed: 0, confirmed: 0, againAtMs: null, waitMs: CONFIRM_FIRST_MS }

export class ArchiveCursor<Message extends Range> {
	readonly #kv: SyncKvStorage
	readonly #source: Source<Message>
	#stand: Stand
	#dueMs: number | null
	readonly #turn = new Turn()
	#early: Range[] = []

	constructor(storage: DurableObjectStorage, source: Source<Message>) {
		this.#kv = storage.kv
		this.#source = source
		this.#stand = (source.newest() > 0 && this.#kv.get<Stand>('archive')) || start
		this.#dueMs = this.#stand.handed < source.newest() ? 0 : null
	}

	/** Up to here the archive has everything. */
	get confirmed(): number {
		return this.#stand.confirmed
	}

	/** While rows are being handed over, what comes meanwhile is due once that has ended. */
	get dueMs(): number | null {
		if (this.#turn.endsByMs !== null) return this.#turn.endsByMs
		const again = this.#stand.againAtMs
		return this.#dueMs === null && again === null ? null : Math.min(this.#dueMs ?? Infinity, again ?? Infinity)
	}

	/** There are new rows. */
	appended(atMs: number): void {
		this.#dueMs ??= atMs + LINGER_MS
	}

	/** Hands over what is due. Throws when the queue does not take it; then it is due again in a moment. */
	async hand(queue: Pick<Queue<Message>, 'send'>, atMs: number): Promise<void> {
		if ((this.dueMs ?? Infinity) > atMs) return
		const end = this.#turn.begin(atMs)
		this.#rewind(atMs)
		this.#dueMs = null
		try {
			await this.#send(queue, atMs)
		} finally {
			end()
			if (this.#stand.handed < this.#source.newest()) this.appended(atMs)
		}
	}

	/** The archive has these rows. */
	archived(ranges: readonly Range[], atMs: number): void {
		const waiting = [...this.#early, ...ranges].sort((a, b) => a.after - b.after)
		let { confirmed } = this.#stand
		for (const { after, through } of waiting) if (after <= confirmed) confirmed = Math.max(confirmed, through)
		confirmed = Math.min(confirmed, this.#source.newest())
		this.#early = waiting.filter((it) => it.through > confirmed).slice(0, EARLY_MAX)
		if (confirmed > this.#stand.confirmed) this.#save(this.#confirmedTo(confirmed, atMs))
	}

	/** Time is up for what has been handed over and not been confirmed. */
	#rewind(atMs: number): void {
		const { againAtMs, confirmed, waitMs } = this.#stand
		if (againAtMs === null || againAtMs > atMs) return
		const longer = Math.min(CONFIRM_LAST_MS, waitMs * 2)
		this.#save({ handed: confirmed, confirmed, waitMs: longer, againAtMs: atMs + longer })
	}

	async #send(queue: Pick<Queue<Message>, 'send'>, atMs: number): Promise<void> {
		let { handed } = this.#stand
		const until = this.#source.newest()
		try {
			for (let sent = 0; handed < until && sent < MESSAGES_MAX; sent++) {
				const message = this.#source.message(handed)
				await queue.send(message, { contentType: 'json' })
				handed = message.through
			}
		} finally {
			const { againAtMs, confirmed, waitMs } = this.#stand
			// A confirmation may have overtaken the sending.
			const isDone = confirmed >= handed
			if (handed > this.#stand.handed) {
				this.#save({ confirmed, handed, waitMs, againAtMs: isDone ? null : againAtMs ?? atMs + waitMs })
			}
		}
	}

	#confirmedTo(confirmed: number, atMs: number): Stand {
		const handed = Math.max(confirmed, this.#stand.handed)
		return { handed, confirmed, waitMs: CONFIRM_FIRST_MS, againAtMs: confirmed < handed ? atMs + CONFIRM_FIRST_MS : null }
	}

	#save(stand: Stand): void {
		this.#stand = stand
		this.#kv.put('archive', stand)
	}
}
