import { applyFrame, emptyState, newestAgentSeq, type State as Heard } from '../../channels/webchat/widget/state.ts'
import type { ConversationServerFrame, CustomerFrame } from '../../core/protocol/conversation.ts'
import { PROTOCOL_VERSION, SUBPROTOCOL } from '../../core/protocol/version.ts'
import { Keep } from './keep.ts'
import { Line } from './line.ts'
import { type Item, Outbox } from './outbox.ts'
import { askPass, type Pass } from './pass.ts'
import { pushPayloadOf } from './push-payload.ts'
import { type Runtime, runtimeOf } from './runtime.ts'
import { Sending } from './sending.ts'
import { askLink, tellDevice } from './server.ts'
import { shownOf } from './shown.ts'
import type { AppFile, FileLink, Identity, Options, PushDevice, PushPayload, State } from './types.ts'
import { Typing } from './typing.ts'

const TYPING_SHOWN_MS = 8_000

/** One customer at one inbox: what they see, and what they can do. */
export class Client {
	readonly #options: Options
	readonly #runtime: Runtime
	readonly #url: string
	readonly #line: Line
	readonly #typing: Typing
	readonly #watchers = new Set<(state: State) => void>()
	#identity: Identity | null
	#keep: Keep
	#outbox: Outbox
	#sending: Sending
	#loading: Promise<void>
	#heard: Heard = emptyState
	#shown: State
	#acknowledged = 0
	#agentTyping: unknown = null

	constructor(options: Options) {
		this.#options = options
		this.#runtime = runtimeOf(options)
		this.#url = options.url.replace(/\/+$/, '')
		this.#identity = options.identity ?? null
		this.#typing = new Typing(this.#runtime.clock, (on) => this.#send({ type: 'typing', on }))
		this.#line = this.#makeLine()
		this.#keep = this.#makeKeep()
		this.#outbox = this.#makeOutbox([])
		this.#sending = this.#makeSending()
		this.#shown = this.#show()
		this.#loading = this.#load()
	}

	/** As it stands now; a new object with each change. */
	get state(): State {
		return this.#shown
	}

	/** Calls with the state as it is and with each later one. Answers how to stop. */
	observe(watcher: (state: State) => void): () => void {
		this.#watchers.add(watcher)
		watcher(this.#shown)
		return () => void this.#watchers.delete(watcher)
	}

	/** Resolves once online; rejects when the server says no for good. The line comes back by itself until `disconnect`. */
	async connect(): Promise<void> {
		await this.#loading
		if (
			this.#heard.connection === 'idle' ||
			this.#heard.connection === 'unavailable'
		) this.#set({ connection: 'connecting' })
		this.#line.start()
		await this.#online()
	}

	disconnect(): void {
		this.#line.stop()
		this.#set({ connection: 'idle', agentTyping: false })
	}

	/** The network is back, or the app in sight: no reason to wait. */
	wake(): void {
		this.#line.wake()
	}

	/** Answers the id of the message, which is kept until the server has it. */
	say(text: string, { replyTo = null }: { replyTo?: string | null } = {}): string {
		return this.#add({ text, replyTo })
	}

	sendFiles(files: readonly AppFile[], { text = '', replyTo = null }: { text?: string; replyTo?: string | null } = {}): string {
		return this.#add({ text, files, replyTo })
	}

	/** Presses one option of a menu. */
	choose({ id, title }: { readonly id: string; readonly title: string }): string {
		return this.#add({ text: title, option: id })
	}

	/** `emoji` null takes it back. False when there is no connection. */
	react(message: string, emoji: string | null): boolean {
		return this.#send({ type: 'react', id: this.#runtime.newId(), of: message, emoji })
	}

	/** A message that has failed, once more. */
	retry(id: string): void {
		this.#outbox.retry(id, this.#runtime.clock.now())
		this.#sending.flush()
	}

	discard(id: string): void {
		this.#outbox.remove(id)
	}

	/** To be called with each key. */
	typing(on: boolean): void {
		this.#typing.set(on)
	}

	/** A person has seen everything that is shown. */
	read(): void {
		const seq = newestAgentSeq(this.#heard)
		if (seq <= this.#heard.readSeq) return
		this.#set({ readSeq: seq })
		this.#send({ type: 'read', seq })
	}

	/** Ends the conversation. What is said later opens it again. False when there is no connection. */
	leave(): boolean {
		return this.#send({ type: 'leave', id: this.#runtime.newId() })
	}

	/** Keeps the place in line and asks to be called: a phone number, or an address. */
	callBack(to: string): boolean {
		return this.#send({ type: 'callback', id: this.#runtime.newId(), to })
	}

	/** Where the bytes of a file are, for about an hour; null when they are not there. */
	async fileLink(file: string): Promise<FileLink | null> {
		const { token } = await this.#pass(false) ?? {}
		return token === undefined ? null : await askLink({ ...this.#asking, token }, file)
	}

	/** The device that is told of what it misses; null for none any more. Kept, and told again until the server knows. */
	async setPushToken(device: PushDevice | null): Promise<void> {
		await this.#loading
		const before = this.#keep.now.device
		this.#keep.save({ device })
		if (before && before.token !== device?.token) {
			await this.#tellDevice(before, { forget: true })
		}
		if (device) await this.#tellDevice(device, { forget: false })
	}

	/** To be called with what a push brought. What it was about when it is ours, and then the line is up in a moment; else null. */
	onPush(payload: unknown): PushPayload | null {
		const said = pushPayloadOf(payload)
		if (!said) return null
		this.#line.wake()
		if (this.#heard.connection === 'idle') {
			void this.connect().catch(() => undefined)
		}
		return said
	}

	/** Somebody has signed in to your app, or out (null). Who signs out leaves nothing behind here. */
	async identify(identity: Identity | null): Promise<void> {
		await this.#loading
		const wasConnected = this.#heard.connection !== 'idle'
		const { device } = this.#keep.now
		this.#line.stop()
		if (device) await this.#tellDevice(device, { forget: true })
		if (this.#identity) this.#keep.forget()
		this.#identity = identity
		this.#heard = emptyState
		this.#keep = this.#makeKeep()
		this.#outbox = this.#makeOutbox([])
		this.#loading = this.#load()
		await this.#loading
		if (device && identity) this.#keep.save({ device })
		if (wasConnected) await this.connect()
	}

	get #asking() {
		return { fetch: this.#runtime.fetch, url: this.#url }
	}

	#makeKeep(): Keep {
		return new Keep(this.#options.storage ?? null, { inbox: this.#options.inbox, person: this.#identity?.id ?? '' })
	}

	#makeOutbox(items: readonly Item[]): Outbox {
		const keep = this.#keep
		return new Outbox(items, (outbox) => {
			// What still ends of somebody who has signed out is not for who is here now.
			if (keep !== this.#keep) return
			keep.save({ outbox })
			this.#set({})
		})
	}

	#makeSending(): Sending {
		return new Sending({
			runtime: this.#runtime,
			url: this.#url,
			outbox: this.#outbox,
			token: () => this.#keep.now.pass?.token ?? null,
			isOnline: () => this.#heard.connection === 'online',
			send: (frame) => this.#send(frame),
		})
	}

	#makeLine(): Line {
		return new Line({
			runtime: this.#runtime,
			address: (renew) => this.#address(renew),
			frame: (text) => this.#hear(JSON.parse(text)),
			down: () => this.#set({ connection: 'connecting', agentTyping: false }),
			refused: () => this.#set({ connection: 'unavailable' }),
		})
	}

	async #load(): Promise<void> {
		const { outbox } = await this.#keep.load()
		this.#outbox = this.#makeOutbox([...outbox, ...this.#outbox.items.filter((it) => !outbox.some(({ id }) => id === it.id))])
		if (this.#outbox.items.length > outbox.length) this.#keep.save({ outbox: this.#outbox.items })
		this.#sending = this.#makeSending()
		this.#set({})
	}

	async #address(renew: boolean) {
		const before = this.#keep.now.pass?.conversation
		const pass = await this.#pass(renew)
		if (!pass) return null
		// A pass to another conversation, as after the old one ran out, starts an empty log.
		if (before !== undefined && before !== pass.conversation) {
			this.#set({ ...emptyState, connection: 'connecting' })
		}
		const { inbox } = this.#options
		const query = `v=${PROTOCOL_VERSION}&cursor=${this.#heard.cursor}&inbox=${encodeURIComponent(inbox)}`
		return { url: `${this.#url.replace(/^http/, 'ws')}/ws/widget?${query}`, protocols: [SUBPROTOCOL, `token.${pass.token}`] }
	}

	async #pass(renew: boolean): Promise<Pass | null> {
		const nowMs = this.#runtime.clock.now()
		const keep = this.#keep
		const { pass } = keep.now
		if (pass && !renew && pass.renewAtMs > nowMs) return pass
		const { inbox, language = 'en' } = this.#options
		const fresh = await askPass({ ...this.#asking, inbox, language, identity: this.#identity, token: pass?.token, nowMs })
		if (keep !== this.#keep) throw new Error('somebody else is here now')
		if (fresh) keep.save({ pass: fresh })
		return fresh
	}

	#add(
		said:
			& Pick<Item, 'text'>
			& Partial<Pick<Item, 'option' | 'files' | 'replyTo'>>,
	): string {
		this.#typing.set(false)
		const id = this.#runtime.newId()
		this.#outbox.add({ id, atMs: this.#runtime.clock.now(), option: null, files: [], replyTo: null, ...said, refused: null })
		this.#sending.flush()
		return id
	}

	#hear(frame: ConversationServerFrame): void {
		if (frame.type === 'problem') {
			return frame.replyTo === undefined ? undefined : this.#outbox.refuse(frame.replyTo, frame.code)
		}
		this.#set(applyFrame(this.#heard, frame))
		if (frame.type === 'events') {
			for (const { event } of frame.rows) {
				if (event.type === 'message') this.#outbox.remove(event.id)
			}
		}
		if (frame.type === 'typing') this.#expireTyping()
		if (frame.type === 'hello') {
			this.#greeted(frame.view.marks.customer)
		}
		this.#acknowledge()
	}

	#greeted({ received, read }: { readonly received: number; readonly read: number }): void {
		this.#acknowledged = received
		if (this.#heard.readSeq > read) this.#send({ type: 'read', seq: this.#heard.readSeq })
		this.#outbox.reconnected()
		this.#sending.flush()
		const { device } = this.#keep.now
		if (device) void this.#tellDevice(device, { forget: false })
	}

	/** Nobody needs to be pushed what is here. */
	#acknowledge(): void {
		const seq = newestAgentSeq(this.#heard)
		if (seq > this.#acknowledged && this.#send({ type: 'received', seq })) {
			this.#acknowledged = seq
		}
	}

	/** Told anew with each connection, so one that fails costs nothing. */
	async #tellDevice(device: PushDevice, { forget }: { forget: boolean }): Promise<void> {
		const token = this.#keep.now.pass?.token
		if (token !== undefined) {
			await tellDevice({ ...this.#asking, token }, { device, forget }).catch(() => undefined)
		}
	}

	#send(frame: CustomerFrame): boolean {
		return this.#heard.connection === 'online' && this.#line.send(frame)
	}

	/** The agent's "stopped typing" may be lost with their connection. */
	#expireTyping(): void {
		const { clock } = this.#runtime
		clock.clearTimeout(this.#agentTyping)
		this.#agentTyping = clock.setTimeout(() => this.#set({ agentTyping: false }), TYPING_SHOWN_MS)
	}

	#set(change: Partial<Heard>): void {
		this.#heard = { ...this.#heard, ...change }
		this.#shown = this.#show()
		for (const watcher of [...this.#watchers]) watcher(this.#shown)
	}

	#show(): State {
		return shownOf(this.#heard, { outbox: this.#outbox.items, conversation: this.#keep.now.pass?.conversation ?? null })
	}

	#online(): Promise<void> {
		return new Promise((resolve, reject) => {
			const stop = this.observe(({ connection }) => {
				if (connection === 'connecting') return
				// The first call comes before `stop` is known.
				void Promise.resolve().then(() => stop())
				if (connection === 'online') resolve()
				else {reject(
						new Error(connection === 'idle' ? 'disconnected meanwhile' : 'the server refuses this inbox or this customer'),
					)}
			})
		})
	}
}
