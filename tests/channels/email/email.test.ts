import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { Access, Part } from '../../../channels/channel.ts'
import { email } from '../../../channels/email/email.ts'
import { readMail } from '../../../channels/email/read-mail.ts'
import { outboundFile, outgoing } from '../support/calls.ts'

const FROM = 'demo.support@shop.example'
const TO = 'ana@mail.example'
const TEXT: Part = { kind: 'text', text: 'Hello' }

type Mail = Parameters<NonNullable<Access['mail']>>[0]

/** The runtime's mail service, as a channel sees it. */
function service(answer: () => Promise<{ messageId: string | null }> = () => Promise.resolve({ messageId: '<abc@shop.example>' })) {
	const sent: Mail[] = []
	const mail = (it: Mail) => {
		sent.push(it)
		return answer()
	}
	return { sent, access: { credentials: {}, apiBase: null, token: null, fetch, mail, nowMs: 1_799_000_000_000 } satisfies Access }
}

function failing(code: string, message = 'In its own words') {
	return service(() => Promise.reject(Object.assign(new Error(message), { code }))).access
}

describe('sends by the runtime’s own service', () => {
	test('and calls the mail by the name the service gives it', async () => {
		const { sent, access } = service()
		const thread = { subject: 'Cup', references: '<a@mail.example>', messageId: 'b@mail.example' }
		expect(await email.send(outgoing(TEXT, { to: TO, from: FROM, thread }), access)).toEqual({
			ok: true,
			id: 'abc@shop.example',
			thread: { references: '<a@mail.example> <b@mail.example> <abc@shop.example>' },
		})
		expect(sent).toMatchObject([{ from: FROM, to: TO, raw: expect.stringContaining('In-Reply-To: <b@mail.example>') }])
	})

	test('and by its own name where the service gives it none', async () => {
		const { access } = service(() => Promise.resolve({ messageId: null }))
		expect(await email.send(outgoing(TEXT, { to: TO, from: FROM }), access)).toMatchObject({
			id: 'msg_01J00000000000000000000001.0@shop.example',
		})
	})

	test('and by a name of the service’s own, which is no Message-ID, with ours in the thread', async () => {
		const { access } = service(() => Promise.resolve({ messageId: '0101018f7d0c4d9a-msg-deadbeef' }))
		expect(await email.send(outgoing(TEXT, { to: TO, from: FROM }), access)).toMatchObject({
			id: '0101018f7d0c4d9a-msg-deadbeef',
			thread: { references: '<msg_01J00000000000000000000001.0@shop.example>' },
		})
	})

	test('and by an id nobody can guess, where it is sealed', async () => {
		const { sent, access } = service(() => Promise.resolve({ messageId: null }))
		const result = await email.send(outgoing(TEXT, { to: TO, from: FROM, sealed: 'order-1.0~Ab_-9' }), access)
		expect(result).toMatchObject({ id: 'order-1.0~Ab_-9@shop.example' })
		expect(sent[0]?.raw).toContain('Message-ID: <order-1.0~Ab_-9@shop.example>\r\n')
		expect(sent[0]?.raw).toContain('X-Patchbay-Message: order-1.0~Ab_-9\r\n')
	})

	test('with files', async () => {
		const { sent, access } = service()
		const files = ['a', 'b'].map((it) =>
			outboundFile('file', { name: `${it}.txt`, type: 'text/plain', bytes: new TextEncoder().encode(it) })
		)
		await email.send(outgoing({ kind: 'email', text: 'Hi', subject: 'S', html: '<b>Hi</b>', files }, { to: TO, from: FROM }), access)
		expect(sent[0]?.raw.match(/filename="[ab]\.txt"/g)).toHaveLength(2)
	})

	test('with links in place of what does not fit, and never more than Cloudflare takes', async () => {
		const { sent, access } = service()
		const files = [2_000_000, 9_000_000, 1_500_000, 1_500_000].map((bytes, i) =>
			outboundFile('file', { name: `<${i}>.bin`, type: 'a/b', bytes: new Uint8Array(bytes) })
		)
		const part: Part = { kind: 'email', text: 'Here they are', subject: 'S', html: '<b>Here</b>', files }
		expect(await email.send(outgoing(part, { to: TO, from: FROM }), access)).toMatchObject({ ok: true })
		const raw = sent[0]?.raw ?? ''
		expect(raw.length).toBeLessThan(5 * 1_048_576)
		const mail = await PostalMime.parse(raw)
		expect(mail.attachments.map((it) => it.filename)).toEqual(['<0>.bin', '<2>.bin'])
		expect(mail.text?.replace(/\s+/g, ' ')).toContain(
			'Here they are <1>.bin (8.6 MB) is too large for a mail. Until 4 February 2027 it is here, for whoever has this link: ' +
				'https://patchbay.example/files/%3C1%3E.bin?lasting <3>.bin (1.4 MB)',
		)
		expect(mail.html).toContain('<p>&#60;1&#62;.bin (8.6 MB)')
		expect(mail.html).toContain('<a href="https://patchbay.example/files/%3C1%3E.bin?lasting">')
	})

	test('with links in Chinese where that is spoken', async () => {
		const { sent, access } = service()
		const file = outboundFile('file', { name: '合同.pdf', type: 'a/b', bytes: new Uint8Array(9_000_000) })
		await email.send(outgoing({ kind: 'file', text: '请查收', file }, { to: TO, from: FROM }), access)
		expect((await PostalMime.parse(sent[0]?.raw ?? '')).text).toContain('合同.pdf（8.6 MB）太大，无法放入邮件。2027年2月4日前')
	})

	test.each([
		['E_RATE_LIMIT_EXCEEDED', 'retry', 'rate-limited'],
		['E_INTERNAL_SERVER_ERROR', 'retry', 'provider-down'],
		['E_RECIPIENT_SUPPRESSED', 'final', 'recipient-blocked'],
		['E_SENDER_NOT_VERIFIED', 'final', 'not-permitted'],
		['E_HEADERS_TOO_LARGE', 'final', 'content-refused'],
		['E_SOMETHING_NEW', 'unknown', 'other'],
		['toString', 'unknown', 'other'],
	])('and understands %s', async (code, outcome, problem) => {
		expect(await email.send(outgoing(TEXT, { to: TO, from: FROM }), failing(code))).toMatchObject({
			ok: false,
			outcome,
			problem: { code: problem, providerCode: code, detail: 'In its own words' },
		})
	})

	test('and does not know what became of it when the service says nothing of use', async () => {
		const { access } = service(() => Promise.reject('broken'))
		expect(await email.send(outgoing(TEXT, { to: TO, from: FROM }), access)).toMatchObject({ outcome: 'unknown' })
	})
})

describe('sends nothing', () => {
	const { access } = service()
	test.each([
		['without a service', TEXT, {}, { ...access, mail: undefined }, 'inbox-not-ready'],
		['from nobody', TEXT, { from: null }, access, 'inbox-not-ready'],
		['to what is no address', TEXT, { to: 'ana\r\nBcc: x@y.example' }, access, 'recipient-unknown'],
		['that is taken back', { kind: 'delete', of: 'a@b' } as const, {}, access, 'not-supported'],
	])('%s', async (_name, part, more, how, code) => {
		expect(await email.send(outgoing(part, { to: TO, from: FROM, ...more }), how)).toMatchObject({
			ok: false,
			outcome: 'final',
			problem: { code },
		})
	})

	test('while a file cannot be read, and tries again', async () => {
		const file = {
			...outboundFile('file', { name: 'a', type: 'a/b', bytes: new Uint8Array(1) }),
			open: () => Promise.reject(new Error('gone')),
		}
		expect(await email.send(outgoing({ kind: 'file', text: '', file }, { to: TO, from: FROM }), access)).toMatchObject({ outcome: 'retry' })
	})
})

test('does not take its own mail for a customer’s when it comes back', async () => {
	const { sent, access } = service()
	await email.send(outgoing(TEXT, { to: TO, from: FROM }), access)
	const raw = new TextEncoder().encode(sent[0]?.raw)
	const read = await readMail(raw, { envelope: { from: FROM, to: FROM }, nowMs: access.nowMs })
	expect(read).toMatchObject({ ok: true, items: [{ kind: 'unsupported', what: 'loop' }] })
})

test.each(
	[
		['a link', { kind: 'link', text: 'See', url: 'https://shop.example/a', title: 'A' }, 'See\r\nA\r\nhttps://shop.example/a'],
		['a menu', { kind: 'menu', text: 'Which?', options: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }] }, 'Which?\r\n\r\n1. A\r\n2. B'],
		[
			'a place',
			{ kind: 'location', text: '', latitude: 48.2, longitude: 16.4, name: 'Shop', address: null },
			'Shop\r\nhttps://www.openstreetmap.org/?mlat=3D48.2&mlon=3D16.4',
		],
		[
			'people',
			{ kind: 'contacts', text: '', contacts: [{ name: 'Ana', phones: ['+49'], emails: ['a@b.example'] }] },
			'Ana, +49, a@b.example',
		],
	] satisfies [string, Part, string][],
)('says %s in words', async (_name, part, words) => {
	const { sent, access } = service()
	await email.send(outgoing(part, { to: TO, from: FROM }), access)
	expect(sent[0]?.raw).toContain(`\r\n\r\n${words}\r\n`)
})
