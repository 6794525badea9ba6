import { CLOSE } from '../../core/protocol/version.ts'
import type { Refusal } from '../../core/problem.ts'
import { problemFrame } from './frames.ts'
import { trySend } from './try-send.ts'

/** A client that keeps sending what is refused is cut off. */
const PROBLEMS_MAX = 50

/** Tells sockets what was refused, and loses patience. */
export class Refuser {
	readonly #problems = new WeakMap<WebSocket, number>()

	/** `replyTo` is the client's id of what was refused. */
	refuse(socket: WebSocket, refusal: Refusal, replyTo?: string): void {
		trySend(socket, problemFrame(refusal, replyTo))
		const problems = (this.#problems.get(socket) ?? 0) + 1
		this.#problems.set(socket, problems)
		if (problems >= PROBLEMS_MAX) socket.close(CLOSE.tooManyProblems, 'too many problems')
	}
}
