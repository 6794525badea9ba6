/** A provider's stand-in behind a real socket on this machine, for as long as a test needs it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApiAnswer, ApiRequest, Fault, Setting, Shown, StandIn } from '../../../local/providers/stand-in.ts'

export interface Served {
	/** Where its API is: what a channel gets as `access.apiBase`. */
	readonly apiBase: string
	/** What it was given to sign and post with. */
	readonly setting: Setting
	/** What Patchbay has asked of it, in order. */
	readonly requests: ApiRequest[]
	/** What the customers have seen, in order. */
	readonly shown: Shown[]
	/** Goes wrong with every request until it is set to null again. After `lost` the request is taken and the connection breaks. */
	fault: Fault | null
	/** Answers instead of the stand-in while it is there: a provider's error as it is published. */
	instead: ApiAnswer | null
	/** Answers in place of the stand-in's answer, once the stand-in has carried it out. */
	afterwards: ApiAnswer | null
	close(): Promise<void>
}

export interface ServeOptions {
	/** The stand-in's own unless told. */
	readonly credentials?: Readonly<Record<string, string>>
	readonly hookUrl?: string
	readonly now?: () => number
}

/** Where the webhooks of a test go; nothing is ever asked for there. */
export function hookUrlOf({ channel }: Pick<StandIn, 'channel'>, inbox = 'demo.first'): string {
	return `https://patchbay.example/hooks/${channel}/${inbox}`
}

export async function serveStandIn(standIn: StandIn, options: ServeOptions = {}): Promise<Served> {
	const server = createServer((request, response) => void exchange(request, response, { standIn, served, now: options.now ?? Date.now }))
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	const { credentials = standIn.credentials, hookUrl = hookUrlOf(standIn) } = options
	const served: Served = {
		apiBase,
		setting: { credentials, hookUrl, apiBase },
		requests: [],
		shown: [],
		fault: null,
		instead: null,
		afterwards: null,
		async close() {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
	return served
}

interface Room {
	readonly standIn: StandIn
	readonly served: Served
	readonly now: () => number
}

async function exchange(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
	try {
		const asked = await asApiRequest(request)
		room.served.requests.push(asked)
		const answer = await answerOf(asked, room)
		if (answer.shown !== undefined) room.served.shown.push(answer.shown)
		if (room.served.fault === 'lost') return void response.destroy()
		const said = room.served.afterwards ?? answer
		response.writeHead(said.status, said.headers).end(said.body)
	} catch (bug) {
		// A stand-in that throws is a bug the test shall read about.
		response.writeHead(599, { 'content-type': 'text/plain' }).end(bug instanceof Error ? bug.stack : String(bug))
	}
}

async function answerOf(asked: ApiRequest, { standIn, served, now }: Room): Promise<ApiAnswer> {
	return served.instead ?? await standIn.answer(asked, { ...served.setting, nowMs: now(), fault: served.fault })
}

async function asApiRequest(request: IncomingMessage): Promise<ApiRequest> {
	const chunks: Uint8Array[] = []
	for await (const chunk of request) chunks.push(chunk)
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]))
	return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body: Uint8Array.from(Buffer.concat(chunks)) }
}
