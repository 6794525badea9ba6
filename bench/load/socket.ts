import { WebSocket } from 'ws'

export type { WebSocket }

export interface SocketOptions {
	readonly headers?: Readonly<Record<string, string>>
	readonly protocols?: readonly string[]
	/** Set before the socket opens, so that nothing said at once is lost. */
	onFrame?(frame: Buffer): void
}

/** A plain client socket: no compression, no checking of what our own server sends. */
export function openSocket(url: string, { headers, protocols = [], onFrame }: SocketOptions = {}): Promise<WebSocket> {
	const socket = new WebSocket(url, [...protocols], { headers, perMessageDeflate: false, skipUTF8Validation: true })
	if (onFrame) socket.on('message', onFrame)
	return new Promise((resolve, reject) => {
		socket.once('open', () => resolve(socket))
		socket.once('error', reject)
	})
}
