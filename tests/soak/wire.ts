/** A client's end of one socket on a bad network. */
export interface Listener {
	hear(frame: ServerFrame): void
	/** The client has noticed that the socket is gone. */
	down(code: number): void
}

export interface ServerFrame {
	readonly type: string
	// deno-lint-ignore no-explicit-any -- clients look into frames of both sockets; what matters is compared by value
	readonly [key: string]: any
}

export class Wire {
	readonly #socket: WebSocket
	readonly #listener: Listener
	#state: 'open' | 'deaf' | 'closed' = 'open'

	constructor(socket: WebSocket, listener: Listener) {
		this.#socket = socket
		this.#listener = listener
		socket.accept()
		socket.addEventListener('message', ({ data }) => {
			if (this.#state === 'open' && data !== 'pong') listener.hear(JSON.parse(String(data)))
		})
		socket.addEventListener('close', ({ code }) => this.#ended(code))
		socket.addEventListener('error', () => this.#ended(1006))
	}

	send(frame: unknown): void {
		if (this.#state !== 'open') return
		try {
			this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
		} catch {
			this.#ended(1006)
		}
	}

	/** Closes from the client's side; what is under way to it is lost. */
	cut(): void {
		const open = this.#state === 'open'
		this.#hangUp()
		if (open) this.#listener.down(1006)
	}

	/** The client loses the network and gives the socket up; the server goes on believing in it. */
	deafen(): void {
		if (this.#state !== 'open') return
		this.#state = 'deaf'
		this.#listener.down(1006)
	}

	/** The network at last tells the server of a socket that was given up. */
	bury(): boolean {
		if (this.#state !== 'deaf') return false
		this.#hangUp()
		return true
	}

	#hangUp(): void {
		this.#state = 'closed'
		try {
			this.#socket.close(1000)
		} catch {
			// The server was faster.
		}
	}

	#ended(code: number): void {
		const open = this.#state === 'open'
		this.#hangUp()
		if (open) this.#listener.down(code)
	}
}
