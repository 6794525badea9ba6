/** One channel: its provider, the customers it has here, and what goes back and forth. */
import { windowRule } from '../../../core/channel/window.ts'
import type { Act, ApiAnswer, ApiRequest, HookRequest, Person, Setting, Shown, StandIn } from '../../providers/stand-in.ts'
import type { Abilities } from './abilities.ts'
import { Carrier, type Post } from './carrier.ts'
import type { Clock } from './clock.ts'
import { bodyText, Exchanges } from './exchanges.ts'
import { Phone } from './phone.ts'
import { receiptsAfterTaking } from './receipts.ts'
import { changed, noTrouble, type TroublePatch } from './trouble.ts'
import type { BubbleFile, BubbleState, Readiness, RoomView, Trouble } from './view.ts'

export interface RoomOptions extends Abilities {
	readonly standIn: StandIn
	/** Where Patchbay finds the provider. */
	readonly apiBase: string
	readonly post: Post
	readonly clock: Clock
	shuffle<It>(items: readonly It[]): It[]
	/** The next number; shared by all rooms. */
	next(): number
	/** As the page can open it; null for what it cannot. */
	linkOf(url: string): string | null
	/** Something is otherwise than it was; answers the version that is now. */
	changed(): number
}

export type Done = { readonly ok: true } | { readonly ok: false; readonly why: 'not-ready' | 'nobody' | 'not-possible' }

const PEOPLE = 2
/** Nobody reads what has only just been delivered. */
const READ_MS = 600
const PEOPLE_MAX = 12

export class Room {
	readonly exchanges = new Exchanges()
	readonly #options: RoomOptions
	readonly #carrier: Carrier
	#phones: Phone[]
	#trouble: Trouble = noTrouble
	#readiness: Readiness = { state: 'waiting' }
	#inbox: { readonly id: string; readonly hookUrl: string } | null = null
	#version = 1

	constructor(options: RoomOptions) {
		this.#options = options
		this.#phones = Array.from({ length: PEOPLE }, (_, i) => new Phone(options.standIn.person(i + 1)))
		this.#carrier = new Carrier({
			...{ post: options.post, clock: options.clock, exchanges: this.exchanges },
			way: () => this.#trouble,
			shuffle: (items) => options.shuffle(items),
			changed: () => this.#changed(),
		})
	}

	get standIn(): StandIn {
		return this.#options.standIn
	}

	get version(): number {
		return this.#version
	}

	get readiness(): Readiness {
		return this.#readiness
	}

	// Its inbox.

	/** Patchbay has an inbox for it; the provider tries its address, where it does so. */
	async opens(inbox: { readonly id: string; readonly hookUrl: string }): Promise<void> {
		if (this.#readiness.state === 'ready' && this.#inbox?.id === inbox.id && this.#inbox.hookUrl === inbox.hookUrl) return
		this.#inbox = inbox
		const request = await this.standIn.handshake?.(this.#setting(inbox)) ?? null
		const agreed = request === null || await this.#carrier.handshake(request)
		this.becomes(agreed ? { state: 'ready' } : { state: 'failed', why: 'The handshake was refused' })
	}

	becomes(readiness: Readiness): void {
		this.#readiness = readiness
		this.#changed()
	}

	// What its customers do.

	async does(address: string, act: Act): Promise<Done> {
		const phone = this.#phones.find((it) => it.person.address === address)
		if (!phone) return { ok: false, why: 'nobody' }
		const request = await this.#hook(phone, this.#fitting(act))
		if (request === 'not-ready' || request === null) return { ok: false, why: request ?? 'not-possible' }
		const url = act.type === 'file' ? dataUrl(act) : null
		const key = phone.does(act, { key: this.#options.next(), atMs: this.#options.clock.now(), id: request.message ?? request.id, url })
		this.#carry(phone, { request, key })
		return { ok: true }
	}

	/** Where nobody sends voice notes, one sends sound, and what is of no kind of its own is a file. */
	#fitting(act: Act): Act {
		const { files } = this.#options
		if (act.type !== 'file' || files.includes(act.kind)) return act
		const kind = act.kind === 'voice' ? 'audio' : 'file'
		return files.includes(kind) ? { ...act, kind } : act
	}

	/** They look at their phone. */
	looks(address: string): void {
		const phone = this.#phones.find((it) => it.person.address === address)
		const unread = phone?.look() ?? []
		if (!phone || unread.length === 0) return
		this.#changed()
		if (this.#trouble.receipts !== 'all') return
		const { clock } = this.#options
		for (const { id, key, atMs } of unread) {
			const read = () => id !== null && void this.#tells(phone, { type: 'receipt', of: id, state: 'read' }, key)
			clock.after(Math.max(0, atMs + READ_MS - clock.now()), read)
		}
	}

	/** Somebody more; null when the room is full. */
	welcomes(): Phone | null {
		const isHere = (address: string) => this.#phones.some((it) => it.person.address === address)
		const person = everybody(this.standIn).find((it) => !isHere(it.address))
		return person ? this.#phoneOf(person) : null
	}

	// What goes wrong.

	troubles(patch: TroublePatch): void {
		const { clock } = this.#options
		this.#trouble = changed(this.#trouble, patch, clock.now())
		const { faultUntilMs } = this.#trouble
		if (faultUntilMs !== null) clock.after(faultUntilMs - clock.now() + 1, () => this.#changed())
		if (this.#trouble.shuffle < 2) this.#carrier.release()
		this.#changed()
	}

	// What Patchbay asks.

	/** Null when the connection breaks instead of an answer. */
	async asked(request: ApiRequest): Promise<ApiAnswer | null> {
		const { fault } = this.#now()
		const startedMs = this.#options.clock.now()
		const answer = await this.standIn.answer(request, { ...this.#setting(this.#inbox), nowMs: startedMs, fault })
		const shown = answer.shown && (await this.#show(answer.shown))
		this.exchanges.add({
			...{ atMs: startedMs, tookMs: this.#options.clock.now() - startedMs, way: 'out' },
			request: {
				method: request.method,
				url: this.#options.apiBase + request.path,
				headers: request.headers,
				body: bodyText(request.body),
			},
			response: fault === 'lost' ? null : { status: answer.status, headers: answer.headers, body: bodyText(answer.body) },
			note: fault === null ? null : { type: 'fault', fault },
		})
		this.#changed()
		if (shown) this.#tellsOfTaking(answer.shown, shown)
		return fault === 'lost' ? null : answer
	}

	/** A file of the provider's, for the page. */
	async fileAt(path: string): Promise<ApiAnswer> {
		const request = { method: 'GET', path, headers: {}, body: new Uint8Array() }
		return await this.standIn.answer(request, { ...this.#setting(this.#inbox), nowMs: this.#options.clock.now(), fault: null })
	}

	view(): RoomView {
		const { standIn: { channel }, can, canReply, files, clock } = this.#options
		const address = this.#phones[0]?.person.address ?? ''
		return {
			...{ channel, can, canReply, files, version: this.#version, held: this.#carrier.held, trouble: this.#now() },
			inbox: this.#inbox?.id ?? null,
			readiness: this.#readiness,
			hasWindow: windowRule({ channel, address }) !== null,
			phones: this.#phones.map((it) => it.view(clock.now())),
		}
	}

	#now(): Trouble {
		const { faultUntilMs } = this.#trouble
		const isOver = faultUntilMs !== null && faultUntilMs <= this.#options.clock.now()
		return isOver ? { ...this.#trouble, fault: null, faultUntilMs: null } : this.#trouble
	}

	/** What it shows has a key of its own. */
	#show(shown: Shown): { readonly phone: Phone; readonly key: number } {
		const { clock, next, linkOf } = this.#options
		const phone = this.#phones.find((it) => it.person.address === shown.address) ?? this.#somebody(shown.address)
		const files = shown.files.map(({ kind, name, url }): BubbleFile => ({ kind, name, url: linkOf(url) }))
		const key = next()
		phone.shows(shown, { key, atMs: clock.now(), files })
		if (shown.kind === 'typing') clock.after(6_001, () => this.#changed())
		return { phone, key }
	}

	#tellsOfTaking(shown: Shown | undefined, { phone, key }: { phone: Phone; key: number }): void {
		if (shown?.kind !== 'message') return
		for (const { state, afterMs } of receiptsAfterTaking(this.#trouble.receipts)) {
			const act = { type: 'receipt', of: shown.id, state, ours: shown.ours } as const
			this.#options.clock.after(afterMs, () => void this.#tells(phone, act, key))
		}
	}

	async #tells(phone: Phone, act: Extract<Act, { type: 'receipt' }>, key: number): Promise<void> {
		const request = await this.#hook(phone, act)
		if (request === null || request === 'not-ready') return
		if (act.state !== 'sent') phone.tells(key, { state: act.state, attempts: 0 })
		this.#carry(phone, { request, key: null })
	}

	#carry(phone: Phone, { request, key }: { request: HookRequest; key: number | null }): void {
		const told = (state: BubbleState, attempts: number) => {
			if (key !== null) phone.tells(key, { state, attempts })
			this.#changed()
		}
		this.#carrier.send({ request, told })
		this.#changed()
	}

	async #hook(phone: Phone, act: Act): Promise<HookRequest | null | 'not-ready'> {
		const { clock, next } = this.#options
		if (this.#inbox === null || this.#readiness.state !== 'ready') return 'not-ready'
		return await this.standIn.hook({ who: phone.person, act, serial: next(), atMs: clock.now() }, this.#setting(this.#inbox))
	}

	#setting(inbox: { readonly hookUrl: string } | null): Setting {
		const { standIn: { credentials }, apiBase } = this.#options
		return { credentials, apiBase, hookUrl: inbox?.hookUrl ?? 'http://127.0.0.1/hooks' }
	}

	/** Who was here in an earlier start, and is written to now. */
	#somebody(address: string): Phone {
		const known = everybody(this.standIn).find((it) => it.address === address)
		return this.#phoneOf(known ?? { address, name: address })
	}

	#phoneOf(person: Person): Phone {
		const phone = new Phone(person)
		this.#phones = [...this.#phones.filter((it) => it.person.address !== person.address), phone]
		this.#changed()
		return phone
	}

	#changed(): void {
		this.#version = this.#options.changed()
	}
}

function everybody(standIn: StandIn): readonly Person[] {
	return Array.from({ length: PEOPLE_MAX }, (_, i) => standIn.person(i + 1))
}

/** A picture one has taken oneself is seen without asking anybody for it. */
function dataUrl({ mediaType, bytes }: Extract<Act, { type: 'file' }>): string | null {
	return bytes.length > 2_000_000 ? null : `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}
