import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * The network between one person and the server, to be pulled out and put back. A browser's own "offline" leaves open
 * WebSockets alone, so it takes a cable to cut them.
 */
export class Cable {
	readonly #server: Server
	readonly #ends = new Set<Socket>()
	#cut = false

	private constructor(server: Server, to: number) {
		this.#server = server
		server.on('connection', (near) => this.#join(near, to))
	}

	static async lay(url: string): Promise<Cable> {
		const server = createServer().listen(0, 'localhost')
		await once(server, 'listening')
		return new Cable(server, Number(new URL(url).port))
	}

	/** The server as seen through the cable. */
	get url(): string {
		return `http://localhost:${(this.#server.address() as AddressInfo).port}`
	}

	pull(): void {
		this.#cut = true
		for (const it of this.#ends) it.destroy()
	}

	plugIn(): void {
		this.#cut = false
	}

	remove(): void {
		this.pull()
		this.#server.close()
	}

	#join(near: Socket, to: number): void {
		if (this.#cut) return void near.destroy()
		const far = connect({ port: to, host: 'localhost' })
		for (const [one, other] of [[near, far], [far, near]] as const) {
			this.#ends.add(one)
			one.pipe(other)
			one.on('error', () => other.destroy())
			one.on('close', () => {
				this.#ends.delete(one)
				other.destroy()
			})
		}
	}
}
