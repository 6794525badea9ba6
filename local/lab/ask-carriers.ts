/** What the lab's page reads and writes, under `/lab/api/`. */
import type { IncomingMessage } from 'node:http'
import { readBody } from '../read-body.ts'
import { type Answer, json, told } from './answer.ts'
import { asked } from './engine/asked.ts'
import type { CarrierLab } from './engine/carrier-lab.ts'

const BODY_MAX_BYTES = 24 * 1_048_576
/** Shorter than whoever stands between waits. */
const PATIENCE_MS = 3_000

export async function askCarriers(request: IncomingMessage, { url, carriers }: { url: URL; carriers: CarrierLab | null }): Promise<Answer> {
	const what = url.pathname.slice('/lab/api/'.length)
	if (carriers === null) return told(404, 'There are no providers here')
	return request.method === 'POST' ? await write(request, { what, lab: carriers }) : await read(what, { url, lab: carriers })
}

async function read(what: string, { url, lab }: { url: URL; lab: CarrierLab }): Promise<Answer> {
	const room = lab.room(url.searchParams.get('channel') ?? '')
	const after = Number(url.searchParams.get('after') ?? '0')
	if (what === 'state') return json(await lab.since(after, PATIENCE_MS))
	if (what === 'exchanges' && room) return json({ items: room.exchanges.after(after) })
	if (what !== 'file' || !room) return told(404, 'The lab has no such thing')
	const { status, headers, body } = await room.fileAt(url.searchParams.get('path') ?? '/')
	return { status, headers: { 'content-type': headers['content-type'] ?? 'application/octet-stream' }, body }
}

async function write(request: IncomingMessage, { what, lab }: { what: string; lab: CarrierLab }): Promise<Answer> {
	const text = await readBody(request, BODY_MAX_BYTES)
	if (text === null) return told(413, 'That is too large')
	const { status, body } = await asked(what, { lab, json: parsed(text) })
	return json(body, status)
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}
