import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Inbound, Translated } from '../../../../channels/channel.ts'
import { email } from '../../../../channels/email/email.ts'
import { readMail } from '../../../../channels/email/read-mail.ts'
import { email as standIn } from '../../../../local/providers/email.ts'
import type { Delivery, HookRequest, Shown } from '../../../../local/providers/stand-in.ts'
import type { Kit } from '../kit.ts'

/** As the Worker's `email()` reads what the mail service hands it. */
async function reads({ url, body }: HookRequest, nowMs: number): Promise<Translated> {
	const { searchParams } = new URL(url)
	const envelope = { from: searchParams.get('from') ?? 'ana@mail.example', to: searchParams.get('to') ?? 'demo.first@patchbay.example' }
	const read = await readMail(body, { envelope, nowMs })
	return read.ok ? read : { ok: false, code: 'body-invalid' }
}

/** A mail is a mail: it has a subject besides. */
function hearsText(items: readonly Inbound[], { act, who }: Delivery): void {
	expect(items).toMatchObject([{
		kind: 'message',
		from: { address: who.address },
		content: { kind: 'email', text: 'text' in act ? act.text : '' },
	}])
}

/** What lies in a mail is known by its media type: there are no voice messages and no stickers. */
function hearsFile(items: readonly Inbound[], { act }: Delivery): void {
	if (act.type !== 'file') return expect.fail('A file')
	const kind = { voice: 'audio', sticker: 'image' }[String(act.kind)] ?? act.kind
	const files = [{ kind, name: act.name, type: act.mediaType, bytes: act.bytes.length, source: 'part:0' }]
	expect(items).toMatchObject([{ kind: 'message', content: { kind: 'email', text: act.caption, files } }])
}

function showsAs(kind: string): (shown: readonly Shown[]) => void {
	return (shown) => expect(shown).toMatchObject([{ kind: 'message', files: [{ kind }] }])
}

function fixture(name: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(readFileSync(new URL(`../../../../channels/email/fixtures/${name}.eml`, import.meta.url)))
}

export const kit: Kit = {
	channel: email,
	standIn,
	reads,
	signature: { coversBody: false },
	cannot: ['location', 'contact', 'reaction', 'unreaction', 'edit', 'delete', 'choice', 'typing', 'follow', 'unfollow', 'receipt sent'],
	hears: {
		text: hearsText,
		reply: (items, delivery) => {
			hearsText(items, delivery)
			expect(items).toMatchObject([{ replyTo: expect.stringContaining('@'), content: { quoted: expect.stringContaining('wrote:') } }])
		},
		'file image': hearsFile,
		'file video': hearsFile,
		'file audio': hearsFile,
		'file voice': hearsFile,
		'file sticker': hearsFile,
		'file file': hearsFile,
		// Who is away has written nothing: it is shown as that, and begins nothing.
		unknown: (items) => expect(items).toMatchObject([{ kind: 'message', content: { automatic: true, text: 'I am away until Monday.' } }]),
	},
	shows: { 'file voice': showsAs('audio'), 'file sticker': showsAs('image') },
	faults: { 'bad-token': { outcome: 'final', code: 'not-permitted' } },
	errors: [
		{
			name: 'a daily limit',
			status: 429,
			body: { code: 'E_DAILY_LIMIT_EXCEEDED', message: 'Daily sending quota reached' },
			outcome: 'retry',
			code: 'rate-limited',
			afterMs: 3_600_000,
		},
		{
			name: 'a rate limit with a time',
			status: 429,
			body: { code: 'E_RATE_LIMIT_EXCEEDED', message: 'Sending rate limit reached' },
			headers: { 'retry-after': '7' },
			outcome: 'retry',
			code: 'rate-limited',
			afterMs: 7_000,
		},
		{
			name: 'a mail server that does not take it',
			status: 502,
			body: { code: 'E_DELIVERY_FAILED', message: 'Could not deliver the email' },
			outcome: 'final',
			code: 'recipient-unreachable',
		},
		{
			name: 'a mail that is too large',
			status: 413,
			body: { code: 'E_CONTENT_TOO_LARGE', message: 'Email content exceeds size limit' },
			outcome: 'final',
			code: 'file-refused',
		},
		{
			name: 'a header that is not allowed',
			status: 400,
			body: { code: 'E_HEADER_NOT_ALLOWED', message: 'Header not allowed' },
			outcome: 'final',
			code: 'content-refused',
		},
		{ name: 'a relay that breaks', status: 503, body: 'Service Unavailable', outcome: 'retry', code: 'provider-down' },
		{ name: 'a relay that does not know us', status: 401, body: 'Unauthorized', outcome: 'final', code: 'not-permitted' },
	],
	unknown: [
		{ name: 'a mail of nobody', body: 'Subject: x\r\n\r\nHello' },
		{ name: 'a complaint', body: fixture('complaint') },
	],
	examples: [],
}
