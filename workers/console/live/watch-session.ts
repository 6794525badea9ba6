import { discard, type Outbox, put, revive } from '../state/outbox.ts'
import { createStore, type Store } from '../state/store.ts'
import { clientId } from './client-id.ts'
import { blankConsole, type ConsoleState } from './console-state.ts'
import { ConversationLine } from './conversation-line.ts'
import { keepOutbox, keptOutbox } from './kept-outbox.ts'
import type { Resender } from './resender-context.ts'

export interface WatchSessionOptions {
	readonly conversation: string
	/** Id of the member of staff: notes are written under it. */
	readonly me: string
	/** The socket was refused; who is signed in should be asked again. */
	readonly onRefused: () => void
}

/** One conversation, live, for who holds none: to read and to leave notes. Notes are kept until the log shows them. */
export class WatchSession implements Resender {
	readonly store: Store<ConsoleState>
	readonly #options: WatchSessionOptions
	readonly #line: ConversationLine

	constructor(options: WatchSessionOptions) {
		const { conversation, me, onRefused } = options
		this.#options = options
		this.store = createStore(blankConsole(0, keptOutbox(me)))
		this.#line = new ConversationLine({
			conversation,
			me,
			store: this.store,
			changeOutbox: (change) => this.#changeOutbox(change),
			// A refused note says so itself; nothing else is ever sent.
			onProblem: () => undefined,
			onRefused,
		})
	}

	start(): void {
		this.#line.start()
	}

	stop(): void {
		this.#line.stop()
	}

	note(text: string): void {
		const frame = { type: 'note', id: clientId(), text } as const
		const { conversation } = this.#options
		this.#changeOutbox((outbox) => put(outbox, { conversation, frame, atMs: Date.now(), refusedAs: null }))
		this.#line.send(frame)
	}

	sendAgain(_conversation: string, id: string): void {
		this.#changeOutbox((outbox) => revive(outbox, id))
		this.#line.flush()
	}

	discard(id: string): void {
		this.#changeOutbox((outbox) => discard(outbox, id))
	}

	#changeOutbox(change: (outbox: Outbox) => Outbox): void {
		const before = this.store.get().outbox
		const after = change(before)
		if (after === before) return
		keepOutbox(this.#options.me, before, after)
		this.store.update((state) => ({ ...state, outbox: after }))
	}
}
