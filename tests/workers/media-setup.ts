/**
 * Where a provider keeps its customers' files, on this machine, for tests that run inside the Workers runtime. `PUT {url}/{name}`
 * says how the next requests for that name are answered, the last for ever; `GET {url}/{name}` is answered so; `POST` tells the
 * headers of all that have been made.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

export interface MediaAnswer {
	readonly status?: number
	readonly headers?: Readonly<Record<string, string>>
	/** In base64. */
	readonly body?: string
	/** So many bytes more after it. */
	readonly more?: number
	/** Without a length said before. */
	readonly isChunked?: boolean
	/** The connection ends in the middle. */
	readonly breaks?: boolean
}

interface Shelf {
	answers: MediaAnswer[]
	readonly seen: IncomingMessage['headers'][]
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const shelves = new Map<string, Shelf>()
	const server = createServer(async (request, response) => {
		const name = new URL(request.url ?? '/', 'http://media').pathname
		const shelf = shelves.get(name) ?? { answers: [], seen: [] }
		shelves.set(name, shelf)
		if (request.method === 'PUT') {
			shelf.answers = JSON.parse(await textOf(request)) as MediaAnswer[]
			return void response.end()
		}
		if (request.method === 'POST') return void response.end(JSON.stringify(shelf.seen))
		shelf.seen.push(request.headers)
		const answer = shelf.answers.length > 1 ? shelf.answers.shift() : shelf.answers[0]
		respond(response, answer ?? { status: 404 })
	})
	await new Promise<void>((resolve) => server.listen(0, resolve))
	project.provide('mediaPort', (server.address() as AddressInfo).port)
	return () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve())))
}

function respond(response: ServerResponse, { status = 200, headers = {}, body = '', more = 0, isChunked, breaks }: MediaAnswer): void {
	const bytes = Buffer.concat([Buffer.from(body, 'base64'), Buffer.alloc(more, 'a')])
	const length = isChunked ? {} : { 'content-length': String(bytes.length) }
	response.writeHead(status, { ...length, ...headers })
	if (!breaks) return void response.end(bytes)
	response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = ''
	for await (const chunk of request) text += String(chunk)
	return text
}
