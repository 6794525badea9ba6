/** A company that brings its own channel: what its system would post, signed with the inbox's secret, and what it would answer. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { FILE_KINDS } from '../../core/message.ts'
import { Kept } from './shared/kept.ts'
import type { Act, ApiAnswer, ApiRequest, Delivery, Fault, HookRequest, Setting, Shown, StandIn } from './stand-in.ts'

const TEXT_MAX_CHARS = 8_000

interface KeptFile {
	readonly type: string
	readonly bytes: Uint8Array
}

const files = new Kept<KeptFile>()
const answered = new Kept<ApiAnswer>()

function signature(secret: string, bytes: Uint8Array | string): string {
	return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
}

function hook({ who, act, serial, atMs }: Delivery, { credentials, hookUrl, apiBase }: Setting): Promise<HookRequest> {
	const { address, name, phone } = who
	const event = { id: `in-${serial}`, from: { id: address, name, phone }, atMs, ...said(act, { serial, apiBase }) }
	const body = new TextEncoder().encode(JSON.stringify(event))
	const headers = { 'content-type': 'application/json', 'x-patchbay-signature': signature(credentials['secret'] ?? '', body) }
	return Promise.resolve({ method: 'POST', url: hookUrl, headers, body, id: event.id })
}

function said(act: Act, { serial, apiBase }: { readonly serial: number; readonly apiBase: string }): Record<string, unknown> {
	switch (act.type) {
		case 'text':
			return { type: 'message', text: act.text, replyTo: act.replyTo }
		case 'file': {
			const path = `/files/${serial}/${encodeURIComponent(act.name)}`
			files.set(path, { type: act.mediaType, bytes: act.bytes })
			const file = { url: `${apiBase}${path}`, kind: act.kind, name: act.name, type: act.mediaType, bytes: act.bytes.length }
			return { type: 'message', text: act.caption, files: [file] }
		}
		case 'location':
			return { type: 'message', location: { latitude: act.latitude, longitude: act.longitude, name: act.name } }
		case 'contact':
			return { type: 'message', contacts: [{ name: act.name, phones: [act.phone] }] }
		case 'choice':
			return { type: 'message', choice: { id: act.option, title: act.title }, replyTo: act.of }
		case 'receipt':
			return { type: 'status', state: act.state, of: act.of, ours: act.ours, reason: act.state === 'failed' ? REASON : undefined }
		case 'unknown':
			return { type: 'hologram', hologram: { depth: 3 } }
		default:
			return { ...act }
	}
}

const REASON = { code: 'recipient-unreachable', detail: 'The phone is switched off' }

const FAULTS: Readonly<Record<Exclude<Fault, 'lost'>, ApiAnswer>> = {
	'rate-limited': { ...problem(429, 'Slow down'), headers: { 'content-type': 'application/json', 'retry-after': '2' } },
	broken: problem(500, 'Something broke'),
	'window-closed': problem(422, 'The customer has to write first', 'window-closed'),
	blocked: problem(403, 'The customer has opted out', 'recipient-blocked'),
	'bad-token': problem(401, 'The signature is not right'),
}

function problem(status: number, detail: string, code?: string): ApiAnswer {
	return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ detail, code }) }
}

const Ping = z.strictObject({ type: z.literal('ping') })
const Outbound = z.object({
	type: z.enum(['message', 'reaction', 'edit', 'delete', 'typing', 'read']),
	id: z.string().optional(),
	to: z.object({ id: z.string().min(1) }),
	text: z.string().max(TEXT_MAX_CHARS).default(''),
	files: z.array(z.object({ url: z.url(), kind: z.enum(FILE_KINDS), name: z.string(), type: z.string(), bytes: z.int() })).default([]),
	location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
	contacts: z.array(z.object({ name: z.string(), phones: z.array(z.string()), emails: z.array(z.string()) })).default([]),
	menu: z.object({ options: z.array(z.object({ id: z.string(), title: z.string() })).min(1) }).optional(),
	link: z.object({ url: z.url(), title: z.string().nullable() }).optional(),
	template: z.object({ name: z.string(), language: z.string(), values: z.array(z.string()) }).optional(),
	replyTo: z.string().optional(),
	of: z.string().optional(),
	emoji: z.string().nullish(),
})
type Outbound = z.infer<typeof Outbound>

function answer(request: ApiRequest, setting: Setting & { readonly fault: Fault | null }): Promise<ApiAnswer> {
	return Promise.resolve(request.method === 'GET' ? fileAt(request, setting) : taken(request, setting))
}

/** A file is handed to whoever signs its address. */
function fileAt({ path, headers }: ApiRequest, { credentials, apiBase }: Setting): ApiAnswer {
	const isOurs = same(headers['authorization'] ?? '', `Patchbay ${signature(credentials['secret'] ?? '', `${apiBase}${path}`)}`)
	if (!isOurs) return FAULTS['bad-token']
	const file = files.get(path)
	if (file === undefined) return problem(404, 'No such file')
	return { status: 200, headers: { 'content-type': file.type }, body: Uint8Array.from(file.bytes) }
}

function taken(
	{ headers, body }: ApiRequest,
	{ credentials, fault }: Pick<Setting, 'credentials'> & { readonly fault: Fault | null },
): ApiAnswer {
	if (!same(headers['x-patchbay-signature'] ?? '', signature(credentials['secret'] ?? '', body))) return FAULTS['bad-token']
	if (fault !== null && fault !== 'lost') return FAULTS[fault]
	const said: unknown = JSON.parse(new TextDecoder().decode(body))
	if (Ping.safeParse(said).success) return done({ name: 'Stand-in' })
	const read = Outbound.safeParse(said)
	if (!read.success) return problem(400, z.prettifyError(read.error))
	const message = read.data
	if (message.type === 'typing' || message.type === 'read') return { ...done({}), shown: shownOf(message, '') }
	const key = headers['idempotency-key']
	if (key === undefined) return problem(400, 'Idempotency-Key is not there')
	const before = answered.get(key)
	if (before !== undefined) return before
	const id = `out-${key}`
	answered.set(key, done({ id }))
	return { ...done({ id }), shown: shownOf(message, id) }
}

function done(body: Record<string, unknown>): ApiAnswer {
	return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function same(one: string, two: string): boolean {
	return one.length === two.length && timingSafeEqual(Buffer.from(one), Buffer.from(two))
}

function shownOf(message: Outbound, id: string): Shown {
	const { type, to, text, files, menu, of, replyTo, template } = message
	return {
		address: to.id,
		id,
		kind: type,
		text: type === 'reaction' ? message.emoji ?? '' : [text, ...besides(message)].filter(Boolean).join('\n'),
		files: files.map(({ kind, url, name }) => ({ kind, url, name })),
		options: menu?.options ?? [],
		of: of ?? replyTo,
		ours: message.id,
		template: template !== undefined,
	}
}

/** What is no text, in words. */
function besides({ location, contacts, link }: Outbound): string[] {
	const place = location === undefined ? [] : [`📍 ${location.latitude}, ${location.longitude}`]
	return [...place, ...contacts.map((it) => `👤 ${it.name} ${it.phones.join(', ')}`), ...(link === undefined ? [] : [link.url])]
}

export const api: StandIn = {
	channel: 'api',
	credentials: { secret: 'a-secret-of-the-company-and-of-patchbay' },
	person: (n) => ({ address: `customer-${n}`, name: `Customer ${n}`, phone: `+4915900000${String(n).padStart(3, '0')}` }),
	hook,
	answer,
}
