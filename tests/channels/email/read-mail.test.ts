import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import { type ReadMail, readMail } from '../../../channels/email/read-mail.ts'

const NOW_MS = Date.parse('2027-01-05T12:00:00Z')
const OURS = 'demo.support@shop.example'

function fixture(name: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(readFileSync(new URL(`../../../channels/email/fixtures/${name}.eml`, import.meta.url)))
}

function mail(...lines: readonly string[]): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(lines.join('\r\n'))
}

async function read(raw: Uint8Array<ArrayBuffer>, envelope: { from?: string; to?: string } = {}): Promise<ReadMail> {
	return await readMail(raw, { envelope: { from: 'ana@mail.example', to: OURS, ...envelope }, nowMs: NOW_MS })
}

async function only(raw: Uint8Array<ArrayBuffer>, envelope: { from?: string; to?: string } = {}): Promise<Inbound> {
	const result = await read(raw, envelope)
	if (!result.ok || result.items.length !== 1) return expect.fail(JSON.stringify(result))
	return result.items[0] ?? expect.fail('one')
}

describe('reads', () => {
	test('an answer from Gmail', async () => {
		expect(await only(fixture('gmail-reply'))).toMatchObject({
			kind: 'message',
			id: 'CAReply2=xyz@mail.gmail.com',
			from: { address: 'ana.lima@gmail.com', name: 'Ana Lima', label: null, language: null },
			to: OURS,
			atMs: Date.parse('2027-01-05T09:12:01Z'),
			replyTo: 'msg_01J00000000000000000000001.0@shop.example',
			content: {
				kind: 'email',
				text: 'Thank you, it has arrived – but the cup is broken.\n\nBest, Ana',
				subject: 'Re: My order 4711',
				quoted: expect.stringMatching(/^On Tue, Jan 5, 2027/),
				html: expect.stringContaining('<details><summary>…</summary>'),
				files: [],
				vouched: true,
			},
			thread: {
				subject: 'Re: My order 4711',
				references: '<CAFirst1@mail.gmail.com> <msg_01J00000000000000000000001.0@shop.example>',
				messageId: 'CAReply2=xyz@mail.gmail.com',
			},
		})
	})

	test.each([
		['outlook-reply-de', 'Jürgen Weiß', 'Grüß Gott,\ndas passt für mich. Wohin soll ich es schicken?', /^_{32}\nVon: Shop Support/],
		['qq-mail-zh', '陈思', '谢谢，已经收到了，但是杯子坏了。', /^-+ 原始邮件 -+\n发件人/],
		['netease-163', '李雷', '好的，谢谢！', /wrote:\n>\n> 您好，包裹今天到。$/],
	])('%s in its own character set, without what it quotes', async (name, sender, text, quoted) => {
		expect(await only(fixture(name))).toMatchObject({ from: { name: sender }, content: { text, quoted: expect.stringMatching(quoted) } })
	})

	test('a picture within the text as a file, and names it in the HTML by its place', async () => {
		const item = await only(fixture('apple-mail-picture'))
		expect(item).toMatchObject({
			content: {
				text: 'It looks like this:\n\nWhat now?',
				html: expect.stringMatching(/<img alt="cup.png" data-file="0">.*data-src="https:\/\/tracker\.example/),
				files: [{ kind: 'image', name: 'cup.png', type: 'image/png', bytes: 70, source: 'part:0' }],
			},
		})
	})

	test('attachments with names in any script, and hands out their bytes', async () => {
		const result = await read(fixture('attachments'), { to: 'Demo.Support+order-4711@shop.example' })
		expect(result).toMatchObject({
			ok: true,
			items: [{
				to: OURS,
				content: {
					text: 'Here is the receipt, and what your colleague had written.',
					quoted: expect.stringMatching(/^--\nBen Okafor/),
					files: [{ name: 'Beleg für 订单.pdf', kind: 'file' }, { name: '.._.._Your order.eml', type: 'message/rfc822' }],
				},
			}],
		})
		const [pdf] = result.ok ? result.attachments : []
		expect(new TextDecoder().decode(pdf?.bytes.subarray(0, 8))).toBe('%PDF-1.7')
	})

	test.each(['gmail-reply', 'qq-mail-zh', 'contact-form', 'google-group'])(
		'%s without knowing who it is from for certain',
		async (name) => {
			const item = await only(fixture(name))
			// What joins people across channels is a verified address, and a mail's is not: a verdict in it may be its writer's own.
			expect(Object.keys(item.kind === 'message' ? item.from : {})).toEqual(['address', 'name', 'label', 'language'])
			expect(item).toMatchObject({ content: { vouched: name === 'gmail-reply' } })
		},
	)

	test('more files than one message has room for as more messages', async () => {
		const parts = Array.from(
			{ length: 45 },
			(_, i) => `--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=${i}.csv\r\n\r\n${i}\r\n`,
		)
		const raw = mail(
			'From: a@mail.example',
			'Message-ID: <m1@mail.example>',
			'Content-Type: multipart/mixed; boundary=b',
			'',
			parts.join(''),
			'--b--',
		)
		const result = await read(raw)
		if (!result.ok) return expect.fail(result.why)
		expect(result.items.map((it) => it.id)).toEqual(['m1@mail.example', 'm1@mail.example#2', 'm1@mail.example#3'])
		expect(result.items.flatMap((it) => it.kind === 'message' && 'files' in it.content ? it.content.files.map(({ name }) => name) : []))
			.toHaveLength(45)
		expect(result.attachments).toHaveLength(45)
	})

	test('a mail that is too long for the log as its beginning, and all of it as a file', async () => {
		const long = 'Word '.repeat(4_000).trim()
		const result = await read(mail('From: a@mail.example', '', long))
		if (!result.ok) return expect.fail(result.why)
		expect(result.items).toMatchObject([{
			content: { text: long.slice(0, 8_000), files: [{ name: 'mail.txt', type: 'text/plain', source: 'part:text' }] },
		}])
		expect(new TextDecoder().decode(result.attachments[0]?.bytes).trim()).toBe(long)
	})

	test('a mail without a Message-ID under a name made of its bytes, the same each time', async () => {
		const raw = mail('From: a@mail.example', 'Subject: x', '', 'Hello')
		const item = await only(raw)
		expect(item.id).toMatch(/^sha256-[0-9a-f]{64}$/)
		expect((await only(raw)).id).toBe(item.id)
		expect((await only(mail('From: a@mail.example', 'Subject: x', '', 'Hello!'))).id).not.toBe(item.id)
		expect(item).toMatchObject({ thread: { messageId: '' } })
	})

	test.each([
		['of the future', 'Wed, 6 Jan 2027 12:00:00 +0000'],
		['of long ago', 'Thu, 1 Jan 1970 00:00:00 +0000'],
		['that is none', 'yesterday'],
	])('no time from a date %s', async (_name, date) => {
		expect(await only(mail('From: a@mail.example', `Date: ${date}`, '', 'x'))).toMatchObject({ atMs: null })
	})
})

describe('knows who it is from', () => {
	test('by Reply-To when a form writes for everybody', async () => {
		expect(await only(fixture('contact-form'))).toMatchObject({ from: { address: 'elise@mail.example', name: 'Elise Noel' } })
	})

	test('by the original sender when a group of the company passes it on', async () => {
		expect(await only(fixture('google-group'))).toMatchObject({ from: { address: 'farid@strict.example', name: 'Farid Haddad' } })
	})

	test('not as ourselves', async () => {
		const raw = mail('From: a@mail.example', `Reply-To: ${OURS}`, '', 'x')
		expect(await only(raw)).toMatchObject({ from: { address: 'a@mail.example' } })
		expect(await only(mail(`From: ${OURS}`, '', 'x'))).toMatchObject({ kind: 'unsupported', from: null, what: 'no-sender' })
	})

	test.each([
		['no sender', 'Subject: x'],
		['what is no address', 'From: Ana'],
		['an address of two', 'From: a@b@c.example'],
		['an endless address', `From: ${'a'.repeat(300)}@mail.example`],
	])('nobody by %s', async (_name, line) => {
		expect(await only(mail(line, '', 'x'))).toMatchObject({ kind: 'unsupported', from: null, what: 'no-sender' })
	})

	test('and vouches for nobody, whatever a header says: it may be the sender who says it', async () => {
		expect(await only(fixture('gmail-reply'))).not.toHaveProperty('from.email')
	})
})

describe('says what nobody has written', () => {
	test.each(['newsletter', 'out-of-office'])('%s', async (name) => {
		expect(await only(fixture(name))).toMatchObject({ kind: 'message', content: { automatic: true } })
	})

	test.each([
		['an old autoresponder', 'X-Autoreply: yes'],
		['a list', 'List-ID: <a.b.example>'],
		['what is sent to many', 'Precedence: bulk'],
		['a program', 'Auto-Submitted: auto-generated (by a robot)'],
	])('%s', async (_name, line) => {
		expect(await only(mail(line, 'From: ana@mail.example', '', 'x'))).toMatchObject({ content: { automatic: true } })
	})

	test('what has no one to return to', async () => {
		expect(await only(mail('From: ana@mail.example', '', 'x'), { from: '<>' })).toMatchObject({ content: { automatic: true } })
	})

	test('and takes no thread from it, which an answer of ours would go on with', async () => {
		expect(await only(fixture('out-of-office'))).not.toHaveProperty('thread')
	})

	test('in one message, whatever it brings along', async () => {
		const parts = '--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1\r\n'.repeat(45)
		const raw = mail(
			'Auto-Submitted: auto-replied',
			'From: a@mail.example',
			'Content-Type: multipart/mixed; boundary=b',
			'',
			parts,
			'--b--',
		)
		expect(await read(raw)).toMatchObject({ ok: true, items: [{ content: { automatic: true } }], attachments: { length: 20 } })
	})
})

describe('shows nobody', () => {
	test.each([
		['bounce-delayed', 'delayed'],
		['complaint', 'complaint'],
	])('%s', async (name, what) => {
		expect(await only(fixture(name))).toMatchObject({ kind: 'unsupported', from: null, what })
	})

	test.each([
		['what comes round in a circle', `X-Patchbay-Loop: ${OURS}`, 'loop'],
		['what a mail server says', 'X-Failed-Recipients: x\r\nFrom: MAILER-DAEMON@mx.example', 'bounce'],
	])('%s', async (_name, line, what) => {
		expect(await only(mail(line, 'From: ana@mail.example', '', 'x'))).toMatchObject({ kind: 'unsupported', from: null, what })
	})

	test.each([
		['another Patchbay writes', 'X-Patchbay-Loop: help@other.example'],
		['says that it is no machine', 'Auto-Submitted: no'],
		['wants no automatic answer', 'X-Auto-Response-Suppress: All'],
	])('but shows what %s, as somebody wrote it', async (_name, line) => {
		const item = await only(mail(line, 'From: ana@mail.example', '', 'x'))
		expect(item).toMatchObject({ kind: 'message' })
		expect(item).not.toHaveProperty('content.automatic')
	})
})

describe('hears what becomes of a mail of ours', () => {
	test('that it could not be delivered, and why', async () => {
		expect(await only(fixture('bounce'), { from: '' })).toMatchObject({
			kind: 'status',
			state: 'failed',
			of: 'msg_01J00000000000000000000001.0@shop.example',
			ours: 'msg_01J00000000000000000000001.0',
			from: { address: 'ana@mail.example' },
			problem: { code: 'recipient-unknown', providerCode: '5.1.1', detail: expect.stringContaining('does not exist. Please try') },
		})
	})

	test.each([
		['qmail', 'MAILER-DAEMON@mx.example', '', 'Sorry, no mailbox here by that name. (#5.1.1)', 'recipient-unknown', '5.1.1'],
		['a server that only has no sender', 'postmaster@mx.example', '> ', 'We could not deliver this.', 'recipient-unreachable', null],
	])('that it could not be delivered, when %s says so in words alone', async (_name, from, mark, why, code, providerCode) => {
		const head = [`To: <ana@mail.example>`, 'Message-ID: <abc@shop.example>', 'X-Patchbay-Message: msg_1.0'].map((it) => mark + it)
		const raw = mail(
			`From: ${from}`,
			'Subject: failure notice',
			'',
			'Hi. This is mx.example.',
			why,
			'',
			'--- Below this line',
			...head,
			'',
			'Hello',
		)
		expect(await only(raw, { from: '' })).toMatchObject({
			kind: 'status',
			state: 'failed',
			of: 'abc@shop.example',
			ours: 'msg_1.0',
			from: { address: 'ana@mail.example' },
			problem: { code, providerCode, detail: expect.stringContaining(why) },
		})
	})

	test.each([
		['which mail it is about', 'Hi. It failed. 5.1.1'],
		['that it will not come', '4.2.2 mailbox full\n\nTo: <ana@mail.example>\nX-Patchbay-Message: msg_1.0'],
	])('nothing from a server that does not say %s', async (_name, text) => {
		const raw = mail('From: MAILER-DAEMON@mx.example', '', text)
		expect(await only(raw, { from: '' })).toMatchObject({ kind: 'unsupported', from: null, what: 'bounce' })
	})

	test('that it has been read', async () => {
		expect(await only(fixture('read-receipt'))).toMatchObject({ kind: 'status', state: 'read', from: { address: 'ana@mail.example' } })
	})
})

describe('a mail that names a boundary', () => {
	const TYPE = 'Content-Type: multipart/mixed;\r\n boundary="b 1"'

	test('and never writes it says all that it says', async () => {
		for (const type of [TYPE, 'Content-Type: multipart/alternative']) {
			expect(await only(mail('From: ana@mail.example', type, '', 'Grüße,', '--other', 'Ana'))).toMatchObject({
				kind: 'message',
				content: { kind: 'email', text: 'Grüße,\n--other\nAna' },
			})
		}
	})

	test('and has nothing in its parts says nothing', async () => {
		const empty = mail('From: ana@mail.example', TYPE, '', '--b 1', 'Content-Type: text/plain', '', '', '--b 1--')
		expect(await only(empty)).toMatchObject({ content: { text: '' } })
	})
})

describe('does not take', () => {
	test.each([
		['more than 25 MiB', () => new Uint8Array(25 * 1_048_576 + 1), 'too-large'],
		[
			'more parts than anybody writes',
			() => mail('Content-Type: multipart/mixed; boundary=b', '', '--b\r\n\r\n'.repeat(20_001)),
			'too-many-lines',
		],
		[
			'more files than anybody sends',
			() => mail('Content-Type: multipart/mixed; boundary=b', '', '--b\r\nContent-Type: a/b\r\n\r\nx\r\n'.repeat(101)),
			'too-many-files',
		],
		['parts within parts without end', () => mail(nested(40)), 'malformed'],
		['endless headers', () => mail(`X-A: ${'a'.repeat(300_000)}`, '', 'x'), 'malformed'],
	])('%s', async (_name, raw, why) => expect(await read(raw())).toEqual({ ok: false, why }))
})

function nested(depth: number): string {
	return Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('')
}
