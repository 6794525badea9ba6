import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import { consumeArchive } from '../../workers/archive/archive-consumer.ts'
import type { ArchiveEnv } from '../../workers/archive/archive-env.ts'
import { faults } from './faults.ts'
import type { Random } from './random.ts'

interface Parcel {
	readonly id: string
	readonly body: ArchiveBatch
	attempts: number
	dueMs: number
}

const BATCH_MAX = 100

/** The queue between the objects and the archive's real consumer: it repeats, holds back, mixes up and, while told to, loses. */
export class Belt {
	readonly #env: ArchiveEnv
	readonly #random: Random
	#parcels: Parcel[] = []
	#made = 0
	bad = true
	lost = 0
	waited = 0

	constructor(env: ArchiveEnv, random: Random) {
		this.#env = env
		this.#random = random
	}

	get length(): number {
		return this.#parcels.length + faults().queued.length
	}

	/** One delivery of what is due. */
	async run(nowMs: number): Promise<void> {
		this.#load(nowMs)
		const due = this.#random.shuffled(this.#parcels.filter((it) => it.dueMs <= nowMs)).slice(0, BATCH_MAX)
		if (due.length === 0) return
		for (const it of due) it.attempts++
		const messages = due.map(({ id, body, attempts }) => ({ id, body, attempts, timestamp: new Date(nowMs) }))
		const batch = createMessageBatch('patchbay-archive', messages)
		const ctx = createExecutionContext()
		await consumeArchive(batch, this.#env)
		const { explicitAcks, retryMessages } = await getQueueResult(batch, ctx)
		const done = new Set(explicitAcks)
		this.#parcels = this.#parcels.filter((it) => !done.has(it.id))
		this.waited += retryMessages.length
		for (const { msgId, delaySeconds = 0 } of retryMessages) this.#postpone(msgId, nowMs + delaySeconds * 1000)
	}

	#load(nowMs: number): void {
		for (const body of faults().queued.splice(0)) {
			if (this.bad && this.#random.chance(0.04)) {
				this.lost++
				continue
			}
			this.#put(body, nowMs)
			if (this.bad && this.#random.chance(0.15)) this.#put(body, nowMs + this.#random.below(60_000))
		}
	}

	#put(body: ArchiveBatch, nowMs: number): void {
		const late = this.bad && this.#random.chance(0.2) ? this.#random.below(30_000) : 0
		this.#parcels.push({ id: `parcel-${++this.#made}`, body, attempts: 0, dueMs: nowMs + late })
	}

	#postpone(id: string, dueMs: number): void {
		const parcel = this.#parcels.find((it) => it.id === id)
		if (parcel) parcel.dueMs = dueMs
	}
}
