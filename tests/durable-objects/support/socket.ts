/** A client's end of a socket, as a list of frames that a test can wait on. */
export interface Frame {
	readonly type: string
	// deno-lint-ignore no-explicit-any -- a test looks into frames freely; what is asserted is checked by value
	readonly [key: string]: any
}

export class TestSocket {
	readonly frames: Frame[] = []
	closed: { code: number; reason: string } | null = null
	readonly #socket: WebSocket
	#wake: (() => void)[] = []

	constructor(socket: WebSocket) {
		this.#socket = socket
		socket.accept()
		socket.addEventListener('message', (event) => {
			this.frames.push(event.data === 'pong' ? { type: 'pong' } : JSON.parse(String(event.data)))
			this.#stir()
		})
		socket.addEventListener('close', ({ code, reason }) => {
			this.closed = { code, reason }
			this.#stir()
		})
	}

	send(frame: unknown): void {
		this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
	}

	close(): void {
		this.#socket.close(1000)
	}

	/** The first frame, among those that came and those to come, that answers to the description. */
	async when(matches: (frame: Frame) => boolean): Promise<Frame> {
		for (;;) {
			const found = this.frames.find(matches)
			if (found) return found
			await new Promise<void>((wake) => this.#wake.push(wake))
		}
	}

	async whenClosed(): Promise<{ code: number; reason: string }> {
		while (this.closed === null) await new Promise<void>((wake) => this.#wake.push(wake))
		return this.closed
	}

	/** Every row received, in order of arrival. */
	get rows(): Frame[] {
		return this.frames.flatMap((frame) => frame.type === 'events' ? frame.rows : [])
	}

	#stir(): void {
		for (const wake of this.#wake.splice(0)) wake()
	}
}
