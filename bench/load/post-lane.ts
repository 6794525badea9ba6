import { once } from 'node:events'
import { connect } from 'node:net'

/** One kept connection, one request at a time. Written by hand: Node's own client costs several times more, next to who is measured. */
export interface Post {
	/** Done when the whole answer is here; throws unless it is 200. */
	send(request: Buffer): Promise<void>
	close(): void
}

export async function openPost(host: string): Promise<Post> {
	const { hostname, port } = new URL(`http://${host}`)
	const socket = connect({ host: hostname, port: Number(port), noDelay: true })
	await once(socket, 'connect')
	let heard = ''
	let done: (() => void) | null = null
	let fail: ((error: Error) => void) | null = null
	socket.on('data', (bytes: Buffer) => {
		heard += bytes.toString('latin1')
		if (!isWhole(heard)) return
		const answer = heard
		heard = ''
		if (answer.startsWith('HTTP/1.1 200 ')) done?.()
		else fail?.(new Error(`a webhook is answered with ${answer.slice(0, 600)}`))
	})
	socket.on('error', (error) => fail?.(error))
	socket.on('close', () => fail?.(new Error('the connection was closed')))
	return {
		send: (request) =>
			new Promise((resolve, reject) => {
				;[done, fail] = [resolve, reject]
				socket.write(request)
			}),
		close: () => void socket.destroy(),
	}
}

/** All answers of a webhook are short and say how long they are. */
function isWhole(answer: string): boolean {
	const end = answer.indexOf('\r\n\r\n')
	if (end < 0) return false
	const length = /^content-length: (\d+)\r$/im.exec(answer.slice(0, end + 2))?.[1]
	if (length === undefined) throw new Error(`an answer without a length: ${answer.slice(0, end)}`)
	return answer.length >= end + 4 + Number(length)
}
