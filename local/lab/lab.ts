/**
 * The lab: a small server on this machine that stands in for services of the outside world. The Worker alone can speak to it,
 * by a secret made anew for every start, and shows its pages under `/lab`.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { readBody } from '../read-body.ts'
import { type Answer, json, told } from './answer.ts'
import { askCarriers } from './ask-carriers.ts'
import type { CarrierLab } from './engine/carrier-lab.ts'
import { pageHeaders, playHeaders } from './frame.ts'
import { Mail, Outbox } from './outbox.ts'
import { pageFile } from './page-file.ts'
import { outboxPage, playPage } from './pages.ts'
import type { Language } from './words.ts'

export interface Lab {
	readonly url: string
	readonly secret: string
	/** From now on there are providers to play with. */
	furnish(carriers: CarrierLab): void
	close(): Promise<void>
}

const MAIL_MAX_BYTES = 1_048_576

interface Rooms {
	readonly secret: string
	readonly outbox: Outbox
	readonly now: () => number
	carriers: CarrierLab | null
}

export async function startLab(now: () => number = Date.now): Promise<Lab> {
	const rooms: Rooms = { outbox: new Outbox(), secret: randomBytes(32).toString('base64url'), now, carriers: null }
	const server = createServer((request, response) => {
		answer(request, rooms).catch(broken).then((it) => send(response, it))
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	return {
		url: `http://127.0.0.1:${port}`,
		secret: rooms.secret,
		furnish: (carriers) => void (rooms.carriers = carriers),
		async close() {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}

async function answer(request: IncomingMessage, rooms: Rooms): Promise<Answer> {
	if (!isOurs(request.headers.authorization ?? '', rooms.secret)) return told(401, 'Only the Worker may come in')
	const url = new URL(request.url ?? '/', 'http://lab')
	if (url.pathname.startsWith('/lab/api/')) return await askCarriers(request, { url, carriers: rooms.carriers })
	if (request.method === 'POST' && url.pathname === '/outbox') return await take(request, rooms)
	if (request.method !== 'GET') return told(405, 'GET alone')
	return await show(url, { ...rooms, language: languageOf(url, request.headers['accept-language'] ?? '') })
}

async function show(url: URL, { outbox, language }: Rooms & { language: Language }): Promise<Answer> {
	const to = url.searchParams.get('to')
	switch (url.pathname) {
		case '/lab':
			return { status: 200, headers: playHeaders, body: playPage(language, outbox.list().length) }
		case '/lab/outbox':
			return { status: 200, headers: pageHeaders, body: outboxPage(language, outbox.list(to)) }
		case '/lab/outbox.json':
			return json({ items: outbox.list(to), nextCursor: null })
		default:
			return await pageFile(url.pathname) ?? told(404, 'The lab has no such room')
	}
}

async function take(request: IncomingMessage, { outbox, now }: Rooms): Promise<Answer> {
	const text = await readBody(request, MAIL_MAX_BYTES)
	if (text === null) return told(413, 'The mail is too large')
	try {
		const { id } = outbox.add(Mail.parse(JSON.parse(text)), now())
		return json({ id }, 201)
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

/** Whoever plays here is who can mend it. */
function broken(thrown: unknown): Answer {
	return told(500, thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown))
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
	response.writeHead(status, headers).end(body)
}
