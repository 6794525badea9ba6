import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { compose, type Composing } from '../../../channels/email/compose.ts'

const THREAD = { subject: 'My order', references: '<a@mail.example>', messageId: 'b@mail.example' }

function composing(more: Partial<Composing> = {}): Composing {
	return {
		id: 'msg_01J00000000000000000000001.0',
		from: 'demo.support@shop.example',
		to: 'ana@mail.example',
		subject: '',
		text: 'Hello',
		html: null,
		files: [],
		replyTo: null,
		thread: THREAD,
		nowMs: Date.parse('2027-01-05T12:00:00Z'),
		...more,
	}
}

async function read(more: Partial<Composing> = {}) {
	return await PostalMime.parse(compose(composing(more)))
}

describe('a mail that goes out', () => {
	test('is the same each time, to the letter', () => {
		expect(compose(composing({ thread: { ...THREAD, subject: 'Re: AW: 回复：My order' } }))).toBe([
			'From: <demo.support@shop.example>',
			'To: <ana@mail.example>',
			'Subject: Re: My order',
			'Date: Tue, 05 Jan 2027 12:00:00 +0000',
			'Message-ID: <msg_01J00000000000000000000001.0@shop.example>',
			'In-Reply-To: <b@mail.example>',
			'References: <a@mail.example> <b@mail.example>',
			'X-Patchbay-Message: msg_01J00000000000000000000001.0',
			'X-Patchbay-Loop: demo.support@shop.example',
			'MIME-Version: 1.0',
			'Content-Type: text/plain; charset=utf-8',
			'Content-Transfer-Encoding: quoted-printable',
			'',
			'Hello',
			'',
		].join('\r\n'))
	})

	test('is read as it was written: words, HTML, files and their names', async () => {
		const files = [
			{
				name: 'Beleg für 订单 Nr. 4711 (endgültig).pdf',
				type: 'application/pdf',
				bytes: Uint8Array.from({ length: 5_000 }, (_, i) => i % 256),
			},
			{ name: 'a "b" \\ c.txt', type: 'nonsense', bytes: new Uint8Array(0) },
		]
		const mail = await read({ subject: '订单 – ça va? '.repeat(12), text: 'Grüße\n\n  indented  \nend ', html: '<p>Grüße</p>', files })
		expect(mail.subject).toBe('订单 – ça va? '.repeat(12).trim())
		expect(mail.text).toBe('Grüße\n\n  indented  \nend \n')
		expect(mail.html?.trim()).toBe('<p>Grüße</p>')
		expect(mail.attachments.map((it) => [it.filename, it.mimeType])).toEqual([
			[files[0]?.name, 'application/pdf'],
			['a "b" \\ c.txt', 'application/octet-stream'],
		])
		expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(files[0]?.bytes)
	})

	test('answers what it is told to, and else what came last', async () => {
		expect((await read({ replyTo: 'c@mail.example' })).inReplyTo).toBe('<c@mail.example>')
		expect((await read({ replyTo: 'c@mail.example#2' })).inReplyTo).toBe('<c@mail.example>')
		expect((await read({ replyTo: 'sha256-abc' })).inReplyTo).toBe('<b@mail.example>')
		expect((await read({ thread: { references: '<a@mail.example>', messageId: '' } })).inReplyTo).toBe('<a@mail.example>')
		expect((await read({ thread: {} })).inReplyTo).toBeUndefined()
	})

	test('keeps the first and the newest of what it refers to, within what a header may have', async () => {
		const references = Array.from({ length: 200 }, (_, i) => `<${i}.${'x'.repeat(40)}@mail.example>`).join(' ')
		const value = (await read({ thread: { ...THREAD, references } })).references ?? ''
		expect(value.length).toBeLessThan(2_048)
		expect(value).toMatch(/^<0\.x/)
		expect(value).toMatch(/<199\.x+@mail\.example> <b@mail\.example>$/)
	})

	test.each([
		['of its own', { subject: 'Your parcel' }, 'Your parcel'],
		['of the thread', {}, 'Re: My order'],
		['of what it begins with', { thread: {}, text: 'Your parcel has come.\nBye' }, 'Your parcel has come.'],
	])('has the subject %s', async (_name, more, subject) => expect((await read(more)).subject).toBe(subject))

	test('has no header but its own, whatever it is given', async () => {
		const hostile = 'a\r\nBcc: evil@x.example\r\n\r\nbody'
		const mail = await read({
			subject: hostile,
			replyTo: `b@x\r\nBcc: evil@x.example`,
			thread: { subject: hostile, references: `<a@b>\r\nBcc: <evil@x>`, messageId: 'x@y\r\nBcc: evil@x.example' },
			files: [{ name: 'a"\r\nBcc: evil@x.example', type: 'text/plain\r\nBcc: evil@x.example', bytes: new Uint8Array(1) }],
		})
		expect(mail.headers.map((it) => it.key)).toEqual([
			'from',
			'to',
			'subject',
			'date',
			'message-id',
			'in-reply-to',
			'references',
			'x-patchbay-message',
			'x-patchbay-loop',
			'mime-version',
			'content-type',
		])
		expect(mail.bcc).toBeUndefined()
	})

	test('is ASCII in short lines, and comes back as it was, whatever it says', async () => {
		const text = fc.string({ unit: 'binary', maxLength: 300 })
		await fc.assert(
			fc.asyncProperty(text, text, text, async (subject, body, name) => {
				const raw = compose(
					composing({ subject, text: body, files: [{ name, type: 'text/plain', bytes: new TextEncoder().encode(body) }] }),
				)
				expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/)
				expect(raw.split('\r\n').every((it) => it.length <= 200 && !/[\r\n]/.test(it))).toBe(true)
				const mail = await PostalMime.parse(raw)
				expect(mail.attachments).toHaveLength(1)
				expect(asRead(mail.text ?? '')).toBe(asRead(body))
			}),
			{ numRuns: 300 },
		)
	})
})

/** Line breaks of any kind are one kind, and none is counted at the end; a character set has no halves; a byte order mark is no text. */
function asRead(text: string): string {
	return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/^\ufeff/, '').replace(/\n+$/, '')
}
