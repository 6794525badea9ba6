import type { ConversationServerFrame, StaffFrame } from '../../../core/protocol/conversation.ts'
import { blankConversation, type ConversationState, cursorOf, reduceConversation } from '../state/conversation-store.ts'
import { acknowledge, markRefused, type Outbox, owedTo, type SendFrame } from '../state/outbox.ts'
import type { Store } from '../state/store.ts'
import type { ConsoleState, OpenConversation } from './console-state.ts'
import { LiveSocket } from './live-socket.ts'
import { socketUrl } from './socket-url.ts'

export type Mention = Extract<StaffFrame, { type: 'typing' | 'received' | 'read' }>

export interface ConversationLineOptions {
	readonly conversation: string
	/** Our agent: only who holds a conversation says what they received. */
	readonly me: string
	readonly store: Store<ConsoleState>
	readonly changeOutbox: (change: (outbox: Outbox) => Outbox) => void
	readonly onProblem: (frame: Extract<ConversationServerFrame, { type: 'problem' }>) => void
	readonly onRefused: () => void
}

/** The socket of one conversation and its part of the store. */
export class ConversationLine {
	readonly #options: ConversationLineOptions
	readonly #socket: LiveSocket<ConversationServerFrame>

	constructor(options: ConversationLineOptions) {
		this.#options = options
		this.#socket = new LiveSocket({
			url: () => socketUrl(`/ws/conversation/${encodeURIComponent(options.conversation)}`, cursorOf(this.#state())),
			onFrame: (frame) => this.#hear(frame),
			onLink: (link) => {
				this.#change((open) => ({ ...open, link }))
				if (link.state === 'open') this.flush()
			},
			onRefused: options.onRefused,
		})
	}

	start(): void {
		this.#socket.start()
	}

	stop(): void {
		this.#socket.stop()
	}

	/** Sends now when the line is open; else the flush after the next `hello` does. */
	send(frame: SendFrame): void {
		this.#socket.send(frame)
	}

	/** Typing and marks are said now or not at all. Marks are not echoed to their own side, so we note them ourselves. */
	mention(frame: Mention): void {
		if (!this.#socket.send(frame) || frame.type === 'typing') return
		const marks = { received: frame.seq, read: frame.type === 'read' ? frame.seq : 0 }
		this.#change((open) => ({ ...open, state: reduceConversation(open.state, { type: 'marks', party: 'agent', marks }) }))
	}

	/** Whether the server has shown us the door. */
	get isOver(): boolean {
		return this.#options.store.get().conversations.get(this.#options.conversation)?.link.state === 'ended'
	}

	/** Everything still owed, in order. */
	flush(): void {
		for (const frame of owedTo(this.#options.store.get().outbox, this.#options.conversation)) this.#socket.send(frame)
		this.#confirm()
	}

	#hear(frame: ConversationServerFrame): void {
		if (frame.type === 'problem') return this.#refused(frame)
		this.#change((open) => ({ ...open, state: reduceConversation(open.state, frame) }))
		if (frame.type !== 'events') return
		const { conversation, changeOutbox } = this.#options
		changeOutbox((outbox) => acknowledge(outbox, conversation, frame.rows))
		this.#confirm()
	}

	#refused(frame: Extract<ConversationServerFrame, { type: 'problem' }>): void {
		const { changeOutbox, onProblem } = this.#options
		const { replyTo } = frame
		if (replyTo) changeOutbox((outbox) => markRefused(outbox, replyTo, frame.code))
		onProblem(frame)
	}

	/** Tells the customer that what they wrote has arrived. */
	#confirm(): void {
		const state = this.#state()
		const newest = cursorOf(state)
		if (state.view?.assignee?.id !== this.#options.me || state.view.status !== 'active') return
		if (newest > state.view.marks.agent.received) this.mention({ type: 'received', seq: newest })
	}

	#state(): ConversationState {
		return this.#options.store.get().conversations.get(this.#options.conversation)?.state ?? blankConversation
	}

	#change(change: (open: OpenConversation) => OpenConversation): void {
		const { store, conversation } = this.#options
		store.update((state) => {
			const open = state.conversations.get(conversation) ?? { state: blankConversation, link: { state: 'connecting' } }
			return { ...state, conversations: new Map(state.conversations).set(conversation, change(open)) }
		})
	}
}
