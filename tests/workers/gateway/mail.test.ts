import { describe, expect, it, vi } from 'vitest'
import { invitationMail } from '../../../workers/gateway/mail/invitation-mail.ts'
import { openMailer } from '../../../workers/gateway/mail/open-mailer.ts'
import { resetMail } from '../../../workers/gateway/mail/reset-mail.ts'
import type { WorkerEnv } from '../../../workers/gateway/worker-env.ts'
import { gateway, refusalOf } from './support/gateway.ts'

const url = 'https://chat.example/console#/invitation/abc?x=1&y=2'
const words = { name: 'Mia', inviter: 'Bo', workspaceName: 'Shop', url, days: 7 }
const mail = { to: 'mia@shop.test', subject: 'Hi', text: 'Hi\n', html: '<p>Hi</p>' }

/** Cloudflare's service, as far as it is used: keeps what it is given, or refuses it. */
function service(fails = false) {
	const sent: unknown[] = []
	const send = (
		it: unknown,
	) => (fails ? Promise.reject(new Error('no such destination')) : Promise.resolve({ messageId: String(sent.push(it)) }))
	return { sent, EMAIL: { send } as unknown as NonNullable<WorkerEnv['EMAIL']> }
}

describe('a mail of ours', () => {
	it.each(
		[
			['en', 'You are invited to Shop', 'Bo invites you'],
			['zh', '邀请您加入 Shop', 'Bo 邀请您'],
		] as const,
	)('says the same as text and as HTML, in %s', (language, subject, said) => {
		const { text, html, ...rest } = invitationMail({ language, ...words })
		expect(rest).toEqual({ subject })
		expect(text).toContain(`\n${url}\n`)
		expect(html).toContain(`<html lang="${language}">`)
		expect(html).toContain('href="https://chat.example/console#/invitation/abc?x=1&amp;y=2"')
		for (const it of [text, html]) expect(it).toContain(said)
	})

	it('takes no name for HTML, and none for another header', () => {
		const { subject, html } = invitationMail({ language: 'en', ...words, name: '<img src=x>', workspaceName: 'A\r\nBcc: x@y.test"\u2028' })
		expect(subject).toBe('You are invited to A Bcc: x@y.test"')
		expect(html).not.toContain('<img')
		expect(html).toContain('&lt;img src=x&gt;')
	})

	it('says how long the link for a new password works', () => {
		expect(resetMail({ language: 'en', name: 'Mia', url, minutes: 30 }).text).toContain('works for 30 minutes')
		expect(resetMail({ language: 'zh', name: 'Mia', url, minutes: 30 }).text).toContain('30 分钟')
	})
})

describe('the way out for mail', () => {
	it("is Cloudflare's service where the Worker is bound to it and has an address of its own", async () => {
		const { sent, EMAIL } = service()
		const env = { ...gateway().env, EMAIL, PATCHBAY_MAIL_FROM: 'desk@chat.example' }
		expect(await openMailer(env).send(mail)).toEqual({ ok: true })
		expect(sent).toEqual([{ from: 'desk@chat.example', ...mail }])
		expect(await openMailer({ ...env, PATCHBAY_MAIL_FROM: undefined }).send(mail)).toMatchObject({ code: 'mail-unavailable' })
	})

	it('refuses by name what cannot be sent, and keeps the address out of the log', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {})
		const env = { ...gateway().env, EMAIL: service(true).EMAIL, PATCHBAY_MAIL_FROM: 'desk@chat.example' }
		expect(await openMailer(env).send(mail)).toMatchObject({ ok: false, code: 'mail-unavailable' })
		expect(JSON.stringify(log.mock.calls)).not.toContain(mail.to)
		expect(await openMailer(gateway().env).send(mail)).toMatchObject({ code: 'mail-unavailable' })
		log.mockRestore()
	})

	it('is never a lab on a deployed installation', async () => {
		const { sent, EMAIL } = service()
		const lab = { PATCHBAY_LAB_URL: 'http://127.0.0.1:9', PATCHBAY_LAB_SECRET: 'x' }
		const env = { ...gateway().env, ...lab, EMAIL, PATCHBAY_MAIL_FROM: 'desk@chat.example', PATCHBAY_LOCAL: undefined }
		expect([await openMailer(env).send(mail), sent.length]).toEqual([{ ok: true }, 1])
	})
})

describe('the lab', () => {
	it.each(['/lab', '/lab/outbox', '/lab/outbox.json', '/lab/page/play.js', '/lab/api/state'])(
		"shows nothing at %s but on a developer's machine where it runs",
		async (path) => {
			const lab = { PATCHBAY_LAB_URL: 'http://127.0.0.1:9', PATCHBAY_LAB_SECRET: 'x' }
			expect(await refusalOf(await gateway().call(path))).toBe('404 not-found')
			expect(await refusalOf(await gateway({ ...lab, PATCHBAY_LOCAL: undefined }).call(path))).toBe('404 not-found')
			expect(await refusalOf(await gateway({ ...lab, PATCHBAY_LOCAL: undefined }).call(`https://chat.example${path}`))).toBe(
				'404 not-found',
			)
			// Nothing listens there.
			expect(await refusalOf(await gateway(lab).call(path))).toBe('404 not-found')
		},
	)
})
