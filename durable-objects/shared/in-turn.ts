/**
 * Hears the frames of one socket in the order they came, also when one of them has to ask another object first: while it
 * waits, the runtime delivers the next. A frame that nothing waits before is heard at once.
 */
export class InTurn {
	readonly #waiting = new WeakMap<WebSocket, Promise<void>>()

	async hear(socket: WebSocket, act: () => void | Promise<void>): Promise<void> {
		const before = this.#waiting.get(socket)
		const acting = before ? before.then(act) : act()
		if (!acting) return
		const done = acting.catch(() => undefined)
		this.#waiting.set(socket, done)
		await acting.finally(() => this.#waiting.get(socket) === done && this.#waiting.delete(socket))
	}
}
