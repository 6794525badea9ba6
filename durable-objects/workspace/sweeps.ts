import { nextSweepMs, type Retention, type Sweep, sweepOf } from '../../core/retention/sweep.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { logWarning } from '../shared/log.ts'

const KEY = 'sweep'
const EVERY_MS = 86_400_000
/** The archive's queue takes nothing just now. */
const AGAIN_MS = 600_000

/** Asks once a day that what is over goes. */
export class Sweeps {
	readonly #kv: SyncKvStorage
	readonly #workspace: WorkspaceId

	constructor(storage: DurableObjectStorage, workspace: WorkspaceId) {
		this.#kv = storage.kv
		this.#workspace = workspace
	}

	get dueMs(): number | null {
		return this.#kv.get<number>(KEY) ?? null
	}

	/** What is kept is published. To be called in that transaction. */
	published(change: { before: Retention | null; after: Retention }, atMs: number): void {
		this.#put(nextSweepMs(change, { dueMs: this.dueMs, atMs }))
	}

	/** Asks for one if it is due. What queue does not take it is asked again soon. */
	async work(queue: Pick<Queue<Sweep>, 'send'>, { retention, atMs }: { retention: Retention; atMs: number }): Promise<void> {
		const { dueMs } = this
		if (dueMs === null || dueMs > atMs) return
		// First, so that two that come at once do not both ask.
		this.#put(atMs + EVERY_MS)
		try {
			await this.ask(queue, { retention, atMs })
		} catch (error) {
			logWarning('archive-queue-refused', { of: 'sweep', workspace: this.#workspace, error })
			this.#put(atMs + AGAIN_MS)
		}
	}

	/** Null when nothing is ever to go. */
	async ask(queue: Pick<Queue<Sweep>, 'send'>, { retention, atMs }: { retention: Retention; atMs: number }): Promise<Sweep | null> {
		const sweep = sweepOf(retention, { workspace: this.#workspace, atMs })
		if (sweep) await queue.send(sweep, { contentType: 'json' })
		return sweep
	}

	#put(dueMs: number | null): void {
		if (dueMs === this.dueMs) return
		if (dueMs === null) this.#kv.delete(KEY)
		else this.#kv.put(KEY, dueMs)
	}
}
