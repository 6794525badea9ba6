/** Brings webhooks to Patchbay as a provider does: tried again until they are taken; and as badly as it is told to. */
import type { HookRequest } from '../../providers/stand-in.ts'
import type { Clock } from './clock.ts'
import { bodyText, type Exchanges } from './exchanges.ts'
import { forge } from './forge.ts'
import type { BubbleState, Exchange, ExchangeNote, Way } from './view.ts'

export interface Posted {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: string
}

/** Rejects when there is no answer. */
export type Post = (request: HookRequest) => Promise<Posted>

export interface CarrierOptions {
	readonly post: Post
	readonly clock: Clock
	readonly exchanges: Exchanges
	/** As it stands when something is sent. */
	way(): Way
	/** In another order. */
	shuffle<It>(items: readonly It[]): It[]
	/** Something has been answered, or is held. */
	changed(): void
}

export interface Parcel {
	readonly request: HookRequest
	/** What has become of it. */
	told(state: BubbleState, attempts: number): void
}

/** Before the second attempt, the third, and so on; after the last it is given up. */
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]
/** Who has done less than is to be shuffled does not wait for ever. */
const HOLD_MAX_MS = 10_000

export class Carrier {
	readonly #options: CarrierOptions
	#held: Parcel[] = []

	constructor(options: CarrierOptions) {
		this.#options = options
	}

	get held(): number {
		return this.#held.length
	}

	send(parcel: Parcel): void {
		const { shuffle } = this.#options.way()
		if (shuffle < 2) return this.#begin(parcel)
		parcel.told('held', 0)
		this.#held.push(parcel)
		this.#options.changed()
		if (this.#held.length >= shuffle) return this.release()
		this.#options.clock.after(HOLD_MAX_MS, () => this.#held.includes(parcel) && this.release())
	}

	/** What is held goes now, in another order. */
	release(): void {
		const held = this.#held
		this.#held = []
		for (const it of this.#options.shuffle(held)) this.#begin(it)
		this.#options.changed()
	}

	#begin(parcel: Parcel): void {
		const { copies, delayMs, forged } = this.#options.way()
		const sent = forged ? { ...parcel, request: forge(parcel.request) } : parcel
		parcel.told('sending', 0)
		const post = () => void this.#postAll(sent, copies)
		delayMs > 0 ? this.#options.clock.after(delayMs, post) : post()
	}

	/** It has arrived when one of them has. */
	async #postAll(parcel: Parcel, copies: number): Promise<void> {
		const all = Array.from({ length: copies }, (_, i) => this.#attempt(parcel, { type: 'attempt', attempt: 1, copy: i + 1, copies }))
		const taken = await Promise.all(all)
		if (taken.includes(true)) return parcel.told('arrived', 1)
		this.#again(parcel, 1)
	}

	#again(parcel: Parcel, attempts: number): void {
		const waitMs = BACK_OFF_MS[attempts - 1]
		if (this.#options.way().lost === 'all') return parcel.told('lost', attempts)
		if (waitMs === undefined) return parcel.told('refused', attempts)
		parcel.told('retrying', attempts)
		this.#options.clock.after(waitMs, async () => {
			const taken = await this.#attempt(parcel, { type: 'attempt', attempt: attempts + 1, copy: 1, copies: 1 })
			taken ? parcel.told('arrived', attempts + 1) : this.#again(parcel, attempts + 1)
		})
	}

	/** Whether it was taken. */
	async #attempt({ request }: Parcel, note: Extract<ExchangeNote, { type: 'attempt' }>): Promise<boolean> {
		const { lost } = this.#options.way()
		const isLost = lost === 'all' || (lost === 'first' && note.attempt === 1)
		if (isLost) return this.#keep(request, { response: null, note: { type: 'lost' }, tookMs: 0 })
		return await this.#exchange(request, note)
	}

	/** The provider tries whether the address is right. */
	async handshake(request: HookRequest): Promise<boolean> {
		return await this.#exchange(request, { type: 'handshake' })
	}

	async #exchange(request: HookRequest, note: ExchangeNote): Promise<boolean> {
		const startedMs = this.#options.clock.now()
		try {
			const { status, headers, body } = await this.#options.post(request)
			const response = { status, headers, body: bodyText(body) }
			return this.#keep(request, { response, note, tookMs: this.#options.clock.now() - startedMs })
		} catch (thrown) {
			const why = thrown instanceof Error ? thrown.message : String(thrown)
			return this.#keep(request, { response: null, note: { type: 'unanswered', why }, tookMs: this.#options.clock.now() - startedMs })
		}
	}

	#keep({ method, url, headers, body }: HookRequest, rest: Pick<Exchange, 'response' | 'note' | 'tookMs'>): boolean {
		const { clock, exchanges, changed } = this.#options
		exchanges.add({ atMs: clock.now(), way: 'in', request: { method, url, headers, body: bodyText(body) }, ...rest })
		changed()
		return rest.response !== null && rest.response.status >= 200 && rest.response.status < 300
	}
}
