import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAIL_MAX_BYTES } from '../../../channels/email/parse-mime.ts'
import { readMail } from '../../../channels/email/read-mail.ts'
import { expectWellFormed } from '../contract/well-formed.ts'
import { effortMs } from '../../support/effort.ts'

const FOLDER = new URL('../../../channels/email/fixtures/', import.meta.url)
const MAILS = readdirSync(FOLDER).map((it) => Uint8Array.from(readFileSync(new URL(it, FOLDER))))
const PATIENCE_MS = 5_000

async function stands(raw: Uint8Array): Promise<void> {
	const beganMs = effortMs()
	const envelope = { from: 'a@mail.example', to: 'demo.support@shop.example' }
	const read = await readMail(Uint8Array.from(raw), { envelope, nowMs: Date.parse('2027-01-05T12:00:00Z') })
	expect(effortMs() - beganMs).toBeLessThan(PATIENCE_MS)
	if (!read.ok) return
	expectWellFormed(read)
	const sources = read.items.flatMap((it) =>
		it.kind === 'message' && 'files' in it.content ? it.content.files.map(({ source }) => source) : []
	)
	expect(sources).toEqual(read.attachments.map((it) => it.source))
}

test('stands any bytes', async () => {
	await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), stands))
})

test('stands any head', async () => {
	const name = fc.constantFrom(
		'From',
		'To',
		'Reply-To',
		'Subject',
		'Date',
		'Message-ID',
		'References',
		'In-Reply-To',
		'Content-Type',
		'Precedence',
	)
	const line = fc.tuple(name, fc.string({ unit: 'binary', maxLength: 60 })).map(([key, value]) => `${key}: ${value}`)
	await fc.assert(
		fc.asyncProperty(fc.array(line, { maxLength: 12 }), (lines) => stands(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\nHello`))),
		{ numRuns: 300 },
	)
})

test('stands what came with some bytes changed, cut or doubled', async () => {
	const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 })
	await fc.assert(
		fc.asyncProperty(fc.nat(), edits, fc.nat(), async (which, changes, cut) => {
			const bytes = Uint8Array.from(MAILS[which % MAILS.length] ?? [])
			for (const [at, byte] of changes) bytes[at % bytes.length] = byte
			await stands(cut % 4 === 0 ? bytes.subarray(cut % bytes.length) : cut % 4 === 1 ? bytes.subarray(0, cut % bytes.length) : bytes)
		}),
		{ numRuns: 400 },
	)
})

const ENCODER = new TextEncoder()
const HEAD = 'From: a@mail.example\r\nContent-Type: '
const LARGE = MAIL_MAX_BYTES - 200
const LONG = 200_000

test.each([
	['one line of base64', `${HEAD}text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n`, 'QUJD', LARGE],
	['one line of quoted-printable', `${HEAD}text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`, '=41=', LARGE],
	['quoted lines', `${HEAD}text/plain\r\n\r\n`, '> a\n', LONG],
	['lines that flow', `${HEAD}text/plain; format=flowed\r\n\r\n`, 'a \n', LONG],
	['HTML that only opens', `${HEAD}text/html\r\n\r\n`, '<div>', LARGE],
	['HTML that only closes', `${HEAD}text/html\r\n\r\n`, '</div>', LARGE],
	['HTML that begins and begins', `${HEAD}text/html\r\n\r\n`, '<a <', LARGE],
	['HTML in one line of very many pieces', `${HEAD}text/html\r\n\r\n`, '&amp;', LARGE],
	['an unknown character set', `${HEAD}text/plain; charset=klingon\r\n\r\n`, 'ä', LARGE],
	['line ends', `${HEAD}text/plain\r\n\r\n`, '\r\n', LONG],
	['more lines than it may have', `${HEAD}text/plain\r\n\r\n`, 'a\n', LARGE],
	['nothing', '', '\0', LARGE],
])('is done with a large mail of %s', async (_name, head, piece, size) => {
	await stands(ENCODER.encode(head + piece.repeat(Math.floor(size / ENCODER.encode(piece).length))))
}, 30_000)

test.each([
	['addresses', 'From: ', 'a@mail.example, '],
	['comments', 'From: a@mail.example ', '('],
	['groups', 'To: ', 'a:b;'],
	['encoded words', 'Subject: ', '=?utf-8?B?4pyT?= '],
	['references', 'References: ', '<a@b> '],
	['brackets', 'Message-ID: ', '<'],
	['verdicts', 'Authentication-Results: mx.cloudflare.net;', ' dmarc=pass;'],
	['parameters', 'Content-Type: text/plain', '; a*1*=b'],
])('is done with as long a head as there is of %s', async (_name, head, piece) => {
	const header = head + piece.repeat(Math.floor(240_000 / piece.length)).replace(/.{900}/g, '$&\r\n ')
	await stands(ENCODER.encode(`${header}\r\nFrom: a@mail.example\r\n\r\nHello`))
}, 30_000)
