import { describe, expect, it } from 'vitest'
import { InboxConfig } from '../../../../core/config/workspace.ts'
import { inboxOfAddress } from '../../../../workers/gateway/mail-in/inbox-of-address.ts'
import { sealedId, unsealedId } from '../../../../durable-objects/shared/mail-seal.ts'
import { objects } from '../../../durable-objects/support/world.ts'
import { type IncomingMail, type MailIn, receiveMail } from '../../../../workers/gateway/mail-in/receive-mail.ts'

const MAIL = [
	'From: Ana <ana@mail.example>',
	'Subject: Cup',
	'Message-ID: <1@mail.example>',
	'Content-Type: multipart/mixed; boundary=b',
	'',
	'--b',
	'',
	'It is broken',
	'--b',
	'Content-Type: text/csv',
	'Content-Disposition: attachment; filename=a.csv',
	'',
	'1,2',
	'--b--',
].join('\r\n')

const inbox = InboxConfig.parse({ id: 'demo.mail', name: 'Mail', channel: 'email', queue: 'support' })
const chat = InboxConfig.parse({ id: 'demo.web', name: 'Web', channel: 'web', queue: 'support' })

type Delivered = Parameters<MailIn['deliver']>[0]

async function receive(mail: Partial<IncomingMail> & { body?: string } = {}, deliver?: MailIn['deliver']) {
	const delivered: Delivered[] = []
	const reasons: string[] = []
	const body = new TextEncoder().encode(mail.body ?? MAIL)
	const message: IncomingMail = {
		from: 'ana@mail.example',
		to: 'demo.mail@patchbay.example',
		raw: new Blob([body]).stream(),
		rawSize: body.length,
		setReject: (reason) => void reasons.push(reason),
		...mail,
	}
	await receiveMail(message, {
		findInbox: (id) => Promise.resolve([inbox, chat].find((it) => it.id === id) ?? null),
		deliver: deliver ?? ((it) => Promise.resolve(void delivered.push(it))),
		unsealed: (it) => unsealedId(objects, it),
		nowMs: 1_799_000_000_000,
	})
	return { delivered, reasons }
}

describe('a mail that comes in', () => {
	it.each(['demo.mail@patchbay.example', 'Demo.Mail@elsewhere.example', 'demo.mail+order-7@patchbay.example'])(
		'goes to the inbox %s names',
		async (to) => {
			const { delivered, reasons } = await receive({ to })
			expect(reasons).toEqual([])
			expect(delivered).toMatchObject([{
				inbox: { id: 'demo.mail' },
				items: [{
					kind: 'message',
					id: '1@mail.example',
					from: { address: 'ana@mail.example' },
					content: { text: 'It is broken', files: [{ source: 'part:0' }] },
				}],
				attachments: [{ source: 'part:0', name: 'a.csv' }],
			}])
		},
	)

	it.each(['demo.other@patchbay.example', 'demo.web@patchbay.example', 'demo@patchbay.example', 'x', '', '@', '../demo.mail@x'])(
		'is turned down when %s names no mailbox',
		async (to) => expect(await receive({ to })).toEqual({ delivered: [], reasons: ['There is no such mailbox here'] }),
	)

	it('is turned down when it is too large, whatever it says of itself', async () => {
		const reasons = ['The message is larger than 25 MiB']
		expect(await receive({ rawSize: 26_214_401 })).toEqual({ delivered: [], reasons })
		expect(await receive({ body: 'a'.repeat(26_214_401), rawSize: 7 })).toEqual({ delivered: [], reasons })
	})

	it('is turned down when nobody can read it', async () => {
		expect(await receive({ body: `X: ${'a'.repeat(300_000)}\r\n\r\n` })).toEqual({ delivered: [], reasons: ['The message cannot be read'] })
	})

	it('stays with its server when it could not be kept', async () => {
		await expect(receive({}, () => Promise.reject(new Error('not reached')))).rejects.toThrow('not reached')
	})

	it('speaks of a message of ours by the id it has sealed, and by no other', async () => {
		const bounce = (ours: string) =>
			[
				'From: MAILER-DAEMON@mx.example',
				'',
				'It failed.',
				'',
				'To: <ana@mail.example>',
				'Message-ID: <x@mx.example>',
				`X-Patchbay-Message: ${ours}`,
			].join('\r\n')
		const heard = async (ours: string) => (await receive({ from: '', body: bounce(ours) })).delivered[0]?.items[0]
		const sealed = await sealedId(objects, 'order-4711.0')
		expect(await heard(sealed)).toMatchObject({ kind: 'status', state: 'failed', ours: 'order-4711.0', of: 'x@mx.example' })
		for (const forged of ['order-4711.0', `order-4711.0~`, sealed.replace('4711', '4712'), `${sealed}A`, `~${sealed.split('~')[1]}`]) {
			expect(await heard(forged), forged).toMatchObject({ kind: 'status' })
			expect(await heard(forged), forged).not.toHaveProperty('ours')
		}
	})

	it('is said to be automatic when a machine has written it', async () => {
		const { delivered } = await receive({ from: '', body: `Auto-Submitted: auto-replied\r\n${MAIL}` })
		expect(delivered).toMatchObject([{ items: [{ kind: 'message', content: { automatic: true } }] }])
	})

	it('is counted without a sender when it is our own that has come round', async () => {
		const { delivered } = await receive({ body: `X-Patchbay-Loop: demo.mail@patchbay.example\r\n${MAIL}` })
		expect(delivered).toMatchObject([{ items: [{ kind: 'unsupported', from: null, what: 'loop' }], attachments: [] }])
	})
})

it('reads an inbox off an address', () => {
	expect(inboxOfAddress('shop.support+a+b@x.example')).toBe('shop.support')
	expect(inboxOfAddress('a.b.c@x.example')).toBeNull()
	expect(inboxOfAddress('shop.support')).toBeNull()
})
