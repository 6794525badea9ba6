/** A channel, its provider and one customer, for as long as one block of tests takes. */
import { expect } from 'vitest'
import type { Access, Inbound, InboundPull, Outgoing, Part, Sent, Translated, Verified } from '../../../channels/channel.ts'
import type { Act, Delivery, HookRequest, Person } from '../../../local/providers/stand-in.ts'
import { accessTo, hookOf, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'
import type { Named } from './acts.ts'
import type { Kit } from './kit.ts'

/** A second that is a whole one: providers that count in those lose nothing. */
const START_MS = 1_767_225_600_000

/** Over all stages: a stand-in lives as long as its process, and has to be told apart what is not the same. */
const counts = { serial: 0, sends: 0 }

export class Stage {
	readonly kit: Kit
	readonly served: Served
	readonly who: Person
	/** What an answer to the customer carries: set by their first message. */
	readonly answering: { from: string | null; thread: Outgoing['thread'] } = { from: null, thread: {} }
	#cursor: string | null = null
	readonly #pulledFrom = new WeakMap<HookRequest, { readonly cursor: string | null }>()

	private constructor(kit: Kit, served: Served) {
		this.kit = kit
		this.served = served
		this.who = kit.standIn.person(1)
	}

	static async open(kit: Kit): Promise<Stage> {
		return new Stage(kit, await serveStandIn(kit.standIn, { now: () => START_MS }))
	}

	close(): Promise<void> {
		return this.served.close()
	}

	async access(more: Partial<Access> = {}): Promise<Access> {
		const access = accessTo(this.served, { nowMs: START_MS, ...more })
		const made = await this.kit.channel.token?.(accessTo(this.served, { nowMs: START_MS }))
		if (made?.ok === false) expect.fail(`No token: ${JSON.stringify(made)}`)
		return { ...access, token: made?.token ?? null }
	}

	delivery(act: Act): Delivery {
		counts.serial++
		return { who: this.who, act, serial: counts.serial, atMs: START_MS + counts.serial * 1000 }
	}

	/** The request the provider makes of an act; null when it has no way to. */
	async hook(delivery: Delivery): Promise<HookRequest | null> {
		return await this.kit.standIn.hook(delivery, this.served.setting)
	}

	async verify(request: HookRequest, laterMs = 0): Promise<Verified> {
		const { credentials } = this.served.setting
		return await this.kit.channel.verify(hookOf(request), { credentials, nowMs: START_MS + counts.serial * 1000 + laterMs })
	}

	/** The bytes that are translated. */
	async content(request: HookRequest): Promise<Uint8Array<ArrayBuffer>> {
		const verified = await this.verify(request)
		if (!verified.ok || !('content' in verified)) return expect.fail(`Not taken: ${JSON.stringify(verified)}`)
		return verified.content
	}

	translate(content: Uint8Array<ArrayBuffer>, { url, headers }: Pick<HookRequest, 'url' | 'headers'>): Translated {
		const { credentials } = this.served.setting
		const hearing = { credentials, nowMs: START_MS, url: new URL(url), headers: new Headers(headers) }
		return this.kit.channel.translate(content, hearing)
	}

	async understood(request: HookRequest): Promise<Translated> {
		return await this.kit.reads?.(request, START_MS) ?? this.translate(await this.content(request), request)
	}

	/** What comes out of a request, fetched where the provider only says that there is something. */
	async heard(request: HookRequest): Promise<readonly Inbound[]> {
		const translated = await this.understood(request)
		if (!translated.ok) return expect.fail(`Not understood: ${JSON.stringify(translated)}`)
		const items = await Promise.all(translated.items.map((it) => it.kind === 'pull' ? this.#pulled(it, request) : [it]))
		return items.flat()
	}

	/** What was not handed out before; when it comes again, the same again. */
	async #pulled({ source, token }: InboundPull, request: HookRequest): Promise<readonly Inbound[]> {
		const { cursor } = this.#pulledFrom.get(request) ?? { cursor: this.#cursor }
		this.#pulledFrom.set(request, { cursor })
		const pulled = await this.kit.channel.pull?.({ source, token, cursor }, await this.access())
		if (pulled === undefined || !('items' in pulled)) return expect.fail(`Nothing was handed out: ${JSON.stringify(pulled)}`)
		this.#cursor = pulled.cursor
		return pulled.items
	}

	/** The customer writes, and is answered: both sides know each other, and there is something to refer to. */
	async acquaint(): Promise<Named> {
		const request = await this.hook(this.delivery({ type: 'text', text: 'Hello' }))
		if (request === null) return expect.fail('A customer can write, at the least')
		const [message] = await this.heard(request)
		if (message?.kind !== 'message') return expect.fail('A text is a message')
		this.answering.from = message.to ?? null
		this.answering.thread = message.thread ?? {}
		const { sent, own } = await this.send({ kind: 'text', text: 'Hello yourself' })
		if (!sent.ok) return expect.fail(`Not sent: ${JSON.stringify(sent)}`)
		return { ours: { external: sent.id ?? this.served.shown.at(-1)?.id ?? '', own }, theirs: message.id }
	}

	async send(part: Part, more: Partial<Outgoing> = {}): Promise<{ readonly sent: Sent; readonly own: string }> {
		const message = this.message(part, more)
		return { sent: await this.kit.channel.send(message, await this.access()), own: message.id }
	}

	message(part: Part, more: Partial<Outgoing> = {}): Outgoing {
		counts.sends++
		const number = String(counts.sends).padStart(12, '0')
		const id = `msg_01J0000000${number}.0`
		const uuid = `0190f1c2-7f5a-4d3b-9c1e-${number}`
		return outgoing(part, { id, uuid, to: this.who.address, ...this.answering, ...more })
	}
}
