import type { ConsoleFrame, ConsoleServerFrame, Presence, Work } from '../../../core/protocol/console.ts'
import { dismissNotice, offerKey, reduceAgent, stillOffered } from '../state/agent-store.ts'
import { discard, type Outbox, put, revive, type SendFrame, settle } from '../state/outbox.ts'
import { createStore, type Store } from '../state/store.ts'
import { ConversationLine, type Mention } from './conversation-line.ts'
import { blankConsole, type ConsoleState } from './console-state.ts'
import { keep, kept } from './keep.ts'
import { keepOutbox, keptOutbox } from './kept-outbox.ts'
import { type Link, LiveSocket } from './live-socket.ts'
import type { Resender } from './resender-context.ts'
import { socketUrl } from './socket-url.ts'

/** The two sockets tell of one thing in any order; this long we wait for the later one. */
const SETTLE_MS = 3_000

export interface ConsoleSessionOptions {
	readonly agent: string
	/** A socket was refused; who is signed in should be asked again. */
	readonly onRefused: () => void
}

/**
 * The live half of the console: the control socket, one socket to each conversation held or open, and what is on its
 * way. All of it shows in one store; the screen only reads that and calls the methods here.
 */
export class ConsoleSession implements Resender {
	readonly agent: string
	readonly store: Store<ConsoleState>
	readonly #options: ConsoleSessionOptions
	readonly #control: LiveSocket<ConsoleServerFrame>
	readonly #lines = new Map<string, ConversationLine>()
	readonly #finishing = new Set<string>()
	#problemKey = 0
	#settling: ReturnType<typeof setTimeout> | undefined

	constructor(options: ConsoleSessionOptions) {
		this.#options = options
		this.agent = options.agent
		const cursor = kept(`cursor.${options.agent}`)
		this.store = createStore(blankConsole(typeof cursor === 'number' ? cursor : 0, keptOutbox(options.agent)))
		this.#control = new LiveSocket({
			url: () => socketUrl('/ws/console', this.store.get().agent.cursor),
			onFrame: (frame) => this.#hear(frame),
			onLink: (link) => this.#linked(link),
			onRefused: options.onRefused,
		})
	}

	start(): void {
		this.#control.start()
	}

	stop(): void {
		clearTimeout(this.#settling)
		this.#control.stop()
		for (const line of this.#lines.values()) line.stop()
		this.#lines.clear()
	}

	/** The server's clock, in ms. */
	nowMs(): number {
		return Date.now() + this.store.get().agent.skewMs
	}

	setPresence(presence: Exclude<Presence, 'not_responding'>): void {
		this.#tell({ type: 'presence', presence })
	}

	accept({ conversation, epoch }: Pick<Work, 'conversation' | 'epoch'>): void {
		this.#answer({ type: 'accept', conversation, epoch })
	}

	reject({ conversation, epoch }: Pick<Work, 'conversation' | 'epoch'>, reason: string): void {
		this.#answer({ type: 'reject', conversation, epoch, reason: reason.trim() || undefined })
	}

	/** Takes somebody out of the line by hand. */
	pull(queue: string, conversation: string): void {
		if (this.store.get().pulling.has(conversation) || !this.#tell({ type: 'pull', queue, conversation })) return
		this.#change((state) => ({ ...state, pulling: new Set([...state.pulling, conversation]) }))
	}

	/** Said once, however often it is asked for before the server answers. */
	finish(conversation: string): void {
		if (!this.#finishing.has(conversation) && this.#tell({ type: 'finish', conversation })) this.#finishing.add(conversation)
	}

	/** Kept until the log shows it, however often the line breaks. */
	send(conversation: string, frame: SendFrame): void {
		this.#changeOutbox((outbox) => put(outbox, { conversation, frame, atMs: this.nowMs(), refusedAs: null }))
		this.#openLines()
		this.#lines.get(conversation)?.send(frame)
	}

	sendAgain(conversation: string, id: string): void {
		this.#changeOutbox((outbox) => revive(outbox, id))
		this.#openLines()
		this.#lines.get(conversation)?.flush()
	}

	discard(id: string): void {
		this.#changeOutbox((outbox) => discard(outbox, id))
	}

	/** Typing and marks: said now or not at all. */
	mention(conversation: string, frame: Mention): void {
		this.#lines.get(conversation)?.mention(frame)
	}

	dismissNotice(seq: number): void {
		this.#change((state) => ({ ...state, agent: dismissNotice(state.agent, seq) }))
	}

	dismissProblem(key: number): void {
		this.#change((state) => ({ ...state, problems: state.problems.filter((it) => it.key !== key) }))
	}

	#answer(frame: Extract<ConsoleFrame, { type: 'accept' | 'reject' }>): void {
		const key = offerKey(frame)
		if (this.store.get().answering.has(key) || !this.#tell(frame)) return
		this.#change((state) => ({ ...state, answering: new Set([...state.answering, key]) }))
	}

	#tell(frame: ConsoleFrame): boolean {
		return this.#control.send(frame)
	}

	#linked(link: Link): void {
		this.#finishing.clear()
		const isOpen = link.state === 'open'
		this.#change((state) => ({
			...state,
			link,
			answering: isOpen ? state.answering : new Set(),
			pulling: isOpen ? state.pulling : new Set(),
		}))
		if (link.state !== 'ended') return
		this.stop()
		this.#options.onRefused()
	}

	#hear(frame: ConsoleServerFrame): void {
		this.#finishing.clear()
		if (frame.type === 'problem') {
			const isPull = this.store.get().pulling.has(frame.replyTo ?? '')
			this.#change((state) => ({ ...state, answering: new Set(), pulling: without(state.pulling, [frame.replyTo ?? '']) }))
			return this.#complain(frame, isPull)
		}
		this.#change((state) => ({
			...state,
			agent: reduceAgent(state.agent, frame, Date.now()),
			answering: stillOffered(state.answering, frame.view),
			pulling: without(state.pulling, frame.view.work.map((it) => it.conversation)),
		}))
		keep(`cursor.${this.agent}`, this.store.get().agent.cursor)
		this.#openLines()
	}

	#complain({ code, title }: Extract<ConsoleServerFrame, { type: 'problem' }>, isPull = false): void {
		const problem = { key: ++this.#problemKey, code, title, isPull }
		this.#change((state) => ({ ...state, problems: [...state.problems.slice(-2), problem] }))
	}

	/** A line to each conversation in our hands; one we were shown out of is opened anew when it is ours again. */
	#openLines(): void {
		const held = this.#held()
		for (const [conversation, line] of this.#lines) if (!held.has(conversation) || line.isOver) this.#close(conversation, line)
		for (const conversation of held) if (!this.#lines.has(conversation)) this.#open(conversation)
		clearTimeout(this.#settling)
		this.#settling = setTimeout(() => this.#settle(), SETTLE_MS)
	}

	/** What was written for a conversation that is no longer ours cannot go out any more: it is said so, not lost. */
	#settle(): void {
		const { agent, outbox } = this.store.get()
		if (agent.view === null) return
		const settled = settle(outbox, this.#held())
		if (settled !== outbox) this.#changeOutbox(() => settled)
	}

	#held(): ReadonlySet<string> {
		const work = this.store.get().agent.view?.work ?? []
		return new Set(work.filter((it) => it.stage !== 'offered').map((it) => it.conversation))
	}

	#open(conversation: string): void {
		const line = new ConversationLine({
			conversation,
			me: this.agent,
			store: this.store,
			changeOutbox: (change) => this.#changeOutbox(change),
			onProblem: (frame) => this.#complain(frame),
			onRefused: this.#options.onRefused,
		})
		this.#lines.set(conversation, line)
		line.start()
	}

	#close(conversation: string, line: ConversationLine): void {
		line.stop()
		this.#lines.delete(conversation)
		this.#change((state) => ({ ...state, conversations: new Map([...state.conversations].filter(([id]) => id !== conversation)) }))
	}

	#changeOutbox(change: (outbox: Outbox) => Outbox): void {
		const before = this.store.get().outbox
		const after = change(before)
		if (after === before) return
		keepOutbox(this.agent, before, after)
		this.#change((state) => ({ ...state, outbox: after }))
	}

	#change(change: (state: ConsoleState) => ConsoleState): void {
		this.store.update(change)
	}
}

function without(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
	return gone.some((it) => ids.has(it)) ? new Set([...ids].filter((it) => !gone.includes(it))) : ids
}
