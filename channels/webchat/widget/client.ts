import { PROTOCOL_VERSION, SUBPROTOCOL } from '../../../core/protocol/version.ts'
import type { ConversationServerFrame, CustomerFrame, Said } from '../../../core/protocol/conversation.ts'
import { type Address, Line } from './line.ts'
import { newId } from './new-id.ts'
import { Outbox } from './outbox.ts'
import { type Pass, Session } from './session.ts'
import type { Settings } from './settings.ts'
import type { Shelf } from './shelf.ts'
import { applyFrame, emptyState, newestAgentSeq, type State } from './state.ts'
import { Throttle } from './throttle.ts'
import { TypingSignal } from './typing-signal.ts'
import type { Upload } from './upload.ts'

const RECEIVED_EVERY_MS = 300
const READ_EVERY_MS = 1_000
const TYPING_SHOWN_MS = 8_000
/** What another tab wrote it also sends; only if it seems not to, we do. */
const FOREIGN_SEND_AFTER_MS = 2_000
/** How long the answer to a ping may take when the browser says the network is gone. */
const DOUBTFUL_PONG_MS = 2_000

/** The widget without its looks: one state, the acts of the visitor, and the wire. */
export class Client {
	readonly #settings: Settings
	readonly #shelf: Shelf
	/** Names on the shelf. */
	readonly #keys: Readonly<Record<'session' | 'outbox' | 'read' | 'draft', string>>
	readonly #session: Session
	readonly #outbox: Outbox
	readonly #line: Line
	readonly #received = new Throttle(RECEIVED_EVERY_MS, (seq) => this.#send({ type: 'received', seq }))
	readonly #read = new Throttle(READ_EVERY_MS, (seq) => this.#send({ type: 'read', seq }))
	readonly #typing = new TypingSignal((on) => this.#send({ type: 'typing', on }))
	readonly #watchers: ((state: State) => void)[] = []
	#pass: Pass | null = null
	#agentTyping: ReturnType<typeof setTimeout> | undefined
	#state: State

	constructor(settings: Settings, shelf: Shelf) {
		this.#settings = settings
		this.#shelf = shelf
		const prefix = `patchbay:${settings.inbox}:`
		this.#keys = { session: `${prefix}session`, outbox: `${prefix}out:`, read: `${prefix}read`, draft: `${prefix}draft` }
		this.#session = this.#makeSession()
		this.#outbox = new Outbox(shelf, this.#keys.outbox)
		this.#line = this.#makeLine()
		this.#pass = this.#session.stored()
		this.#state = { ...emptyState, company: settings.name ?? this.#pass?.inboxName ?? '', outbox: this.#outbox.items() }
	}

	get state(): State {
		return this.#state
	}

	watch(watcher: (state: State) => void): void {
		this.#watchers.push(watcher)
	}

	/** Connects if there is anything to hear: a conversation from before, or words that have not gone out. */
	resume(): void {
		this.#listen()
		if (this.#pass || this.#state.outbox.length) this.#start()
	}

	open(): void {
		this.#set({ open: true })
		this.#start()
	}

	close(): void {
		this.#set({ open: false })
	}

	say(text: string): void {
		this.#typing.stop()
		const sayable = withoutControls(text)
		if (sayable) this.#outbox.add(sayable, { id: newId(), nowMs: Date.now() })
		this.#flush()
	}

	/** Something else than words; `shown` is how it reads until its echo is here. */
	send(content: Said, { id = newId(), shown = content.text }: { id?: string; shown?: string } = {}): void {
		this.#outbox.add(shown, { id, nowMs: Date.now(), content })
		this.#flush()
	}

	/** How far files are that are on their way to the server. */
	showUploads(uploads: readonly Upload[]): void {
		this.#set({ uploads })
	}

	/** What proves to the server whose files they are; null before the first connection. */
	get token(): string | null {
		return this.#pass?.token ?? null
	}

	get base(): string {
		return this.#settings.base
	}

	/** Name of a place on the shelves of this browser that is this chat's. */
	get place(): string {
		return this.#keys.session
	}

	retry(id: string): void {
		this.#outbox.retry(id, Date.now())
		this.#flush()
	}

	discard(id: string): void {
		this.#outbox.discard(id)
		this.#flush()
	}

	/** The composer holds this now. */
	composing(text: string): void {
		if (text.trim()) this.#typing.typed(Date.now())
		else this.#typing.stop()
	}

	leave(): void {
		this.#send({ type: 'leave', id: newId() })
	}

	/** Asks to be called back and to keep the place meanwhile. */
	callBack(to: string): void {
		this.#send({ type: 'callback', id: newId(), to })
	}

	get draft(): string {
		return this.#shelf.get(this.#keys.draft) ?? ''
	}

	set draft(text: string) {
		if (text) this.#shelf.set(this.#keys.draft, text)
		else this.#shelf.remove(this.#keys.draft)
	}

	#makeSession(): Session {
		const { base, inbox, languages } = this.#settings
		const { locks } = navigator
		return new Session({
			base,
			inbox,
			language: languageTag(languages[0]),
			shelf: this.#shelf,
			key: this.#keys.session,
			// Browsers give no locks to pages without TLS, and refuse them to sandboxed frames.
			alone: (act) => locks && origin !== 'null' ? locks.request(this.#keys.session, act) : act(),
		})
	}

	#makeLine(): Line {
		return new Line({
			address: (renew) => this.#address(renew),
			frame: (text) => this.#hear(JSON.parse(text)),
			down: () => this.#set({ connection: 'connecting', agentTyping: false }),
			refused: () => this.#set({ connection: 'unavailable' }),
			random: Math.random,
		})
	}

	#start(): void {
		if (this.#state.connection === 'idle' || this.#state.connection === 'unavailable') this.#set({ connection: 'connecting' })
		this.#line.start()
	}

	async #address(renew: boolean): Promise<Address | null> {
		const pass = await this.#session.pass(renew ? this.#pass : null, Date.now())
		if (!pass) return null
		this.#adopt(pass)
		const query = new URLSearchParams({ v: String(PROTOCOL_VERSION), cursor: String(this.#state.cursor), inbox: this.#settings.inbox })
		return { url: `${this.#settings.base.replace(/^http/, 'ws')}/ws/widget?${query}`, protocols: [SUBPROTOCOL, `token.${pass.token}`] }
	}

	/** A pass to another conversation, as after the old one ran out, starts an empty log. */
	#adopt(pass: Pass): void {
		const company = this.#settings.name ?? pass.inboxName
		const same = !this.#pass || this.#pass.conversation === pass.conversation
		this.#pass = pass
		if (same) return this.#set({ company })
		const { open, connection, outbox, uploads } = this.#state
		this.#set({ ...emptyState, company, open, connection, outbox, uploads })
	}

	#hear(frame: ConversationServerFrame): void {
		if (frame.type === 'problem') {
			return this.#refused(frame.replyTo, frame.code)
		}
		if (frame.type === 'events') {
			for (const { event } of frame.rows) {
				if (event.type === 'message') this.#outbox.settle(event.id)
			}
		}
		this.#set({ ...applyFrame(this.#state, frame), outbox: this.#outbox.items() })
		if (frame.type === 'typing') this.#expireTyping()
		if (frame.type !== 'hello') return
		this.#received.reset(frame.view.marks.customer.received)
		this.#read.reset(frame.view.marks.customer.read)
		this.#outbox.reconnected()
		this.#flush()
	}

	#refused(id: string | undefined, code: string): void {
		if (id) this.#outbox.refuse(id, code)
		this.#set({ outbox: this.#outbox.items() })
	}

	#flush(): void {
		if (this.#state.connection === 'online') {
			for (const { id, text, content } of this.#outbox.takeUnsent()) {
				this.#send(content ? { type: 'send', id, content } : { type: 'say', id, text })
			}
		}
		this.#set({ outbox: this.#outbox.items() })
	}

	#send(frame: CustomerFrame): boolean {
		return this.#state.connection === 'online' && this.#line.send(frame)
	}

	/** The agent's "stopped typing" may be lost with their connection. */
	#expireTyping(): void {
		clearTimeout(this.#agentTyping)
		this.#agentTyping = setTimeout(() => this.#set({ agentTyping: false }), TYPING_SHOWN_MS)
	}

	#set(change: Partial<State>): void {
		this.#state = { ...this.#state, ...change }
		const seq = newestAgentSeq(this.#state)
		this.#received.offer(seq)
		if (this.#state.open && !document.hidden && seq > this.#state.readSeq) {
			this.#see(seq)
		}
		this.#read.offer(Math.min(seq, this.#state.readSeq))
		for (const watcher of this.#watchers) watcher(this.#state)
	}

	/** The server tells marks to the other side only; our other tabs hear of them over the shelf. */
	#see(seq: number): void {
		this.#state = { ...this.#state, readSeq: seq }
		this.#shelf.set(this.#keys.read, String(seq))
	}

	#listen(): void {
		addEventListener('online', () => this.#line.wake())
		addEventListener('offline', () => this.#line.wake(DOUBTFUL_PONG_MS))
		document.addEventListener('visibilitychange', () => {
			if (document.hidden) return
			this.#line.wake()
			this.#set({})
		})
		// A page kept for "back" must not hold a socket.
		addEventListener('pagehide', () => this.#line.stop())
		addEventListener('pageshow', (event) => event.persisted && this.#state.connection !== 'idle' && this.#line.start())
		addEventListener('storage', ({ key }) => key && this.#changedElsewhere(key))
	}

	#changedElsewhere(key: string): void {
		if (key === this.#keys.session) return this.#followPass()
		if (key === this.#keys.read) {
			return this.#set({ readSeq: Math.max(this.#state.readSeq, Number(this.#shelf.get(key)) || 0) })
		}
		if (!this.#outbox.changed(key)) return
		this.#set({ outbox: this.#outbox.items() })
		setTimeout(() => this.#flush(), FOREIGN_SEND_AFTER_MS)
	}

	/** Another tab began a conversation, or began anew. */
	#followPass(): void {
		const pass = this.#session.stored()
		if (pass && pass.conversation !== this.#pass?.conversation) {
			this.#line.restart()
		}
	}
}

/** A frame has an upper size and JSON spells out control characters and half surrogates at length; nobody types those. */
function withoutControls(text: string): string {
	// deno-lint-ignore no-control-regex
	return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, '').replace(/\p{Surrogate}/gu, '\ufffd').trim()
}

/** People write `zh_CN` in their pages; the server wants BCP 47. */
function languageTag(wanted = 'en'): string {
	const tag = wanted.replaceAll('_', '-')
	return /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}$/i.test(tag) ? tag : 'en'
}
