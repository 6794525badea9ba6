/**
 * A company's own server on this machine, for tests that run inside the Workers runtime. `POST {url}/{box}` is kept; `GET` answers
 * all of it; `PUT` sets the statuses of the next answers, 0 for a connection that breaks after it was taken.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

interface Box {
	readonly posts: { readonly headers: IncomingMessage['headers']; readonly body: string }[]
	statuses: number[]
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const boxes = new Map<string, Box>()
	const server = createServer(async (request, response) => {
		const name = (request.url ?? '/').split('/')[1] ?? ''
		const box = boxes.get(name) ?? { posts: [], statuses: [] }
		boxes.set(name, box)
		const body = await textOf(request)
		if (request.method === 'GET') return void response.end(JSON.stringify(box.posts))
		if (request.method === 'PUT') {
			box.statuses = JSON.parse(body) as number[]
			return void response.end()
		}
		const status = box.statuses.shift() ?? 200
		if (status < 300) box.posts.push({ headers: request.headers, body })
		if (status === 0) return void request.socket.destroy()
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `p${box.posts.length}` }))
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	project.provide('companyUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
	return () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve())))
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = ''
	for await (const chunk of request) text += String(chunk)
	return text
}
