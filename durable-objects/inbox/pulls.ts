/** What a provider only hands out when asked: which sources have something, and how far each has been read. */
import type { Inbound, InboundPull, Pulled } from '../../channels/channel.ts'

const DUE = 'pulls'

type Due = Pick<InboundPull, 'source' | 'token'>
type Asked = Due & { readonly cursor: string | null }
type Answer = Pulled | { readonly ok: false; readonly outcome: string } | null

interface House {
	take(items: readonly Inbound[]): Promise<void>
	renew(): void
}

export class Pulls {
	readonly #kv: SyncKvStorage
	#running: Promise<void> | null = null

	constructor(storage: DurableObjectStorage) {
		this.#kv = storage.kv
	}

	get isEmpty(): boolean {
		return this.#due().length === 0
	}

	/** The newest token of a source counts. */
	add({ source, token }: Due): void {
		this.#kv.put(DUE, [...this.#due().filter((it) => it.source !== source), { source, token }])
	}

	/** Fetches until nothing is due. One run at a time; throws what went wrong, and the rest stays due. */
	async run(fetch: (asked: Asked) => Promise<Answer>, house: House): Promise<void> {
		while (this.#running) await this.#running.catch(() => undefined)
		this.#running = this.#all(fetch, house).finally(() => this.#running = null)
		await this.#running
	}

	async #all(fetch: (asked: Asked) => Promise<Answer>, house: House): Promise<void> {
		for (let due = this.#due()[0]; due; due = this.#due()[0]) await this.#one(due, { fetch, house })
	}

	async #one(due: Due, { fetch, house }: { fetch: (asked: Asked) => Promise<Answer>; house: House }): Promise<void> {
		const key = `cursor ${due.source}`
		for (let more = true; more;) {
			const answer = await fetch({ ...due, cursor: this.#kv.get<string>(key) ?? null })
			if (answer === null || 'ok' in answer) {
				if (answer && 'ok' in answer && answer.outcome === 'renew') house.renew()
				throw new Error(`the provider did not hand it out: ${answer && 'ok' in answer ? answer.outcome : 'no answer'}`)
			}
			await house.take(answer.items)
			this.#kv.put(key, answer.cursor)
			more = answer.more
		}
		this.#kv.put(DUE, this.#due().filter((it) => it.source !== due.source || it.token !== due.token))
	}

	#due(): readonly Due[] {
		return this.#kv.get<Due[]>(DUE) ?? []
	}
}
