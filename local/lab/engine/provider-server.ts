/** Where Patchbay finds the providers: on this machine alone, and open to whoever is on it, as they are to the world. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CarrierLab } from './carrier-lab.ts'

const BODY_MAX_BYTES = 120 * 1_048_576

export interface ProviderServer {
	readonly url: string
	readonly port: number
	/** Who answers; until then nobody does. */
	serve(lab: CarrierLab): void
	close(): Promise<void>
}

export async function startProviderServer(wanted: number): Promise<ProviderServer> {
	let lab: CarrierLab | null = null
	const server = createServer((request, response) => {
		exchange(request, response, lab).catch((thrown: unknown) => {
			if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
			response.end(thrown instanceof Error ? thrown.stack : String(thrown))
		})
	})
	await listen(server, wanted)
	const { port } = server.address() as AddressInfo
	return {
		port,
		url: `http://127.0.0.1:${port}`,
		serve: (it) => void (lab = it),
		async close() {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', resolve)
	})
}

/** `/provider/{channel}/…`. A page in a browser that has been led here by a false name hears nothing. */
async function exchange(request: IncomingMessage, response: ServerResponse, lab: CarrierLab | null): Promise<void> {
	const [, channel = '', path = '/'] = /^\/provider\/([a-z-]+)(.*)$/.exec(request.url ?? '') ?? []
	const room = lab?.room(channel)
	const isByNumber = /^127\.0\.0\.1(:\d+)?$/.test(request.headers.host ?? '')
	if (!room || !isByNumber) return void response.writeHead(404).end()
	const body = await bytesOf(request)
	if (body === null) return void response.writeHead(413).end()
	const answer = await room.asked({ method: request.method ?? 'GET', path, headers: headersOf(request), body })
	if (answer === null) return void response.destroy()
	response.writeHead(answer.status, answer.headers).end(answer.body)
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
	const chunks: Buffer[] = []
	let bytes = 0
	for await (const chunk of request) {
		bytes += chunk.length
		if (bytes > BODY_MAX_BYTES) return null
		chunks.push(chunk)
	}
	return Uint8Array.from(Buffer.concat(chunks))
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value ?? '']))
}
