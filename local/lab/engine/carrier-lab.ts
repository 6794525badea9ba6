/** Every provider at once, on this machine: who plays here needs no account anywhere. */
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { freshNumber } from '../../providers/shared/fresh-number.ts'
import type { HookRequest, StandIn } from '../../providers/stand-in.ts'
import { abilitiesOf } from './abilities.ts'
import type { Posted } from './carrier.ts'
import type { Clock } from './clock.ts'
import type { Gateway, LabInboxes } from './inboxes.ts'
import { Room } from './room.ts'
import type { LabView } from './view.ts'

export interface CarrierLabOptions {
	readonly standIns: readonly StandIn[]
	readonly gateway: Gateway
	readonly inboxes: Pick<LabInboxes, 'open' | 'find'>
	readonly clock: Clock
	/** Where Patchbay finds the providers: each at `/{channel}` below it. */
	readonly apiBase: string
	/** From 0 to below 1. */
	random(): number
}

const ANSWER_MAX_MS = 20_000

export class CarrierLab {
	readonly #options: CarrierLabOptions
	readonly #rooms = new Map<InboxChannel, Room>()
	readonly #waiting = new Set<() => void>()
	#opening: Promise<void> | null = null
	#serial: number
	#version = 1

	private constructor(options: CarrierLabOptions) {
		this.#options = options
		this.#serial = freshNumber(options.clock.now())
	}

	static async of(options: CarrierLabOptions): Promise<CarrierLab> {
		const lab = new CarrierLab(options)
		await Promise.all(options.standIns.map((it) => lab.#furnish(it)))
		return lab
	}

	async #furnish(standIn: StandIn): Promise<void> {
		const { channel } = standIn
		const abilities = await abilitiesOf(standIn)
		this.#rooms.set(
			channel,
			new Room({
				...{ standIn, ...abilities, clock: this.#options.clock },
				apiBase: this.#apiBaseOf(channel),
				post: (request) => this.#post(channel, request),
				shuffle: (items) => shuffled(items, () => this.#options.random()),
				next: () => ++this.#serial,
				linkOf: (url) => this.#linkOf(channel, url),
				changed: () => this.#changed(),
			}),
		)
	}

	room(channel: string): Room | null {
		return this.#inOrder().find((it) => it.standIn.channel === channel) ?? null
	}

	/** Has an inbox for each, one after the other: made, found, or still there. */
	open(): Promise<void> {
		const before = this.#opening ?? Promise.resolve()
		return before.then(() => this.#only('open'))
	}

	/** Goes on with the inboxes of an earlier start, and makes none: who never plays here has none. */
	resume(): Promise<void> {
		return this.#only('find')
	}

	#only(how: 'open' | 'find'): Promise<void> {
		this.#opening ??= this.#openAll(how).finally(() => this.#opening = null)
		return this.#opening
	}

	async #openAll(how: 'open' | 'find'): Promise<void> {
		for (const room of this.#inOrder()) await this.#openOne(room, how)
	}

	async #openOne(room: Room, how: 'open' | 'find'): Promise<void> {
		try {
			const opened = await this.#options.inboxes[how](room.standIn, this.#apiBaseOf(room.standIn.channel))
			if (opened) await room.opens(opened)
		} catch (thrown) {
			room.becomes({ state: 'failed', why: thrown instanceof Error ? thrown.message : String(thrown) })
		}
	}

	/**
	 * What has changed since; at once when something has, else as soon as it does, or after `patienceMs` with nothing. A version yet to
	 * come is one of an earlier start: then all there is.
	 */
	async since(version: number, patienceMs: number): Promise<LabView> {
		const after = version > this.#version ? 0 : version
		if (this.#version === after) await this.#change(patienceMs)
		return { version: this.#version, rooms: this.#inOrder().filter((it) => it.version > after).map((it) => it.view()) }
	}

	#change(patienceMs: number): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				this.#waiting.delete(done)
				resolve()
			}
			this.#waiting.add(done)
			this.#options.clock.after(patienceMs, done)
		})
	}

	#changed(): number {
		const version = ++this.#version
		for (const done of [...this.#waiting]) done()
		return version
	}

	/** In the order of the stand-ins. */
	#inOrder(): readonly Room[] {
		return this.#options.standIns.flatMap((it) => this.#rooms.get(it.channel) ?? [])
	}

	#apiBaseOf(channel: InboxChannel): string {
		return `${this.#options.apiBase}/${channel}`
	}

	/** To Patchbay. Who hears that there is no such inbox any more has one made, before the provider tries again. */
	async #post(channel: InboxChannel, { method, url, headers, body }: HookRequest): Promise<Posted> {
		const response = await fetch(url, {
			...{ method, headers, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MAX_MS) },
			...method === 'POST' && { body },
		})
		const room = this.room(channel)
		if (response.status === 404 && room?.readiness.state === 'ready') {
			room.becomes({ state: 'waiting' })
			void this.#openOne(room, 'open')
		}
		return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
	}

	/** A link to the provider goes by way of the lab, one to Patchbay by its path; nothing of a third party's is loaded. */
	#linkOf(channel: InboxChannel, url: string): string | null {
		const base = this.#apiBaseOf(channel)
		if (url.startsWith('data:')) return url
		if (url.startsWith(`${base}/`)) return `/lab/api/file?${new URLSearchParams({ channel, path: url.slice(base.length) })}`
		if (!URL.canParse(url)) return null
		const { hostname, port, pathname, search } = new URL(url)
		const isHere = (hostname === 'localhost' || hostname === '127.0.0.1') && port === new URL(this.#options.gateway.url).port
		return isHere ? pathname + search : null
	}
}

/** Never the same order, when there is another. */
export function shuffled<It>(items: readonly It[], random: () => number): It[] {
	const mixed = items.map((it) => ({ it, at: random() })).sort((a, b) => a.at - b.at).map(({ it }) => it)
	const isSame = mixed.every((it, i) => it === items[i])
	return isSame ? mixed.reverse() : mixed
}
