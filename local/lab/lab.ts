/**
 * The lab: a small server on this machine that stands in for services of the outside world. The Worker alone can speak to it,
 * by a secret made anew for every start, and shows its pages under `/lab`.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { readBody } from '../read-body.ts'
import { pageHeaders } from './frame.ts'
import { Mail, Outbox } from './outbox.ts'
import { labPage, outboxPage } from './pages.ts'
import type { Language } from './words.ts'

export interface Lab {
	readonly url: string
	readonly secret: string
	close(): Promise<void>
}

const BODY_MAX_BYTES = 1_048_576
const JSON_HEADERS = { 'content-type': 'application/json' } as const

interface Answer {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: string
}

export async function startLab(now: () => number = Date.now): Promise<Lab> {
	const outbox = new Outbox()
	const secret = randomBytes(32).toString('base64url')
	const server = createServer((request, response) => void answer(request, { secret, outbox, now }).then((it) => send(response, it)))
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	return {
		url: `http://127.0.0.1:${port}`,
		secret,
		async close() {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}

interface Rooms {
	readonly secret: string
	readonly outbox: Outbox
	readonly now: () => number
}

async function answer(request: IncomingMessage, { secret, outbox, now }: Rooms): Promise<Answer> {
	if (!isOurs(request.headers.authorization ?? '', secret)) return told(401, 'Only the Worker may come in')
	const url = new URL(request.url ?? '/', 'http://lab')
	if (request.method === 'POST' && url.pathname === '/outbox') return await take(request, { outbox, now })
	if (request.method !== 'GET') return told(405, 'GET alone')
	const language = languageOf(url, request.headers['accept-language'] ?? '')
	switch (url.pathname) {
		case '/lab':
			return { status: 200, headers: pageHeaders, body: labPage(language, outbox.list().length) }
		case '/lab/outbox':
			return { status: 200, headers: pageHeaders, body: outboxPage(language, outbox.list(url.searchParams.get('to'))) }
		case '/lab/outbox.json':
			return {
				status: 200,
				headers: JSON_HEADERS,
				body: JSON.stringify({ items: outbox.list(url.searchParams.get('to')), nextCursor: null }),
			}
		default:
			return told(404, 'The lab has no such room')
	}
}

async function take(request: IncomingMessage, { outbox, now }: { outbox: Outbox; now: () => number }): Promise<Answer> {
	const text = await readBody(request, BODY_MAX_BYTES)
	if (text === null) return told(413, 'The mail is too large')
	try {
		const { id } = outbox.add(Mail.parse(JSON.parse(text)), now())
		return { status: 201, headers: JSON_HEADERS, body: JSON.stringify({ id }) }
	} catch (thrown) {
		if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return told(400, 'That is no mail')
		throw thrown
	}
}

function isOurs(given: string, secret: string): boolean {
	const [theirs, ours] = [Buffer.from(given), Buffer.from(`Bearer ${secret}`)]
	return theirs.length === ours.length && timingSafeEqual(theirs, ours)
}

function languageOf(url: URL, accepted: string): Language {
	const asked = url.searchParams.get('lang') ?? accepted
	return asked.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

function told(status: number, why: string): Answer {
	return { status, headers: { 'content-type': 'text/plain' }, body: why }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
	response.writeHead(status, headers).end(body)
}
