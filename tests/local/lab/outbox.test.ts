import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../../../local/lab/lab.ts'

let lab: Lab
let nowMs = Date.UTC(2026, 0, 31, 9, 5, 7)
beforeAll(async () => void (lab = await startLab(() => nowMs)))
afterAll(() => lab.close())

const mail = {
	to: 'Mia@shop.test',
	subject: 'Hello & <welcome>',
	text: 'Come in:\nhttps://x.test/#/in/a?b=1&c=2\n\nBye',
	html: '<p>Hi</p>',
}

function ask(path: string, init: RequestInit = {}, secret = lab.secret): Promise<Response> {
	return fetch(lab.url + path, { ...init, headers: { authorization: `Bearer ${secret}`, ...init.headers } })
}

function post(body: string): Promise<Response> {
	return ask('/outbox', { method: 'POST', body })
}

async function items(path: string): Promise<{ to: string; subject: string; links: string[]; atMs: number }[]> {
	const { items } = await (await ask(path)).json() as { items: { to: string; subject: string; links: string[]; atMs: number }[] }
	return items
}

describe('the outbox', () => {
	it('says that there is nothing yet, in both languages', async () => {
		expect(await (await ask('/lab/outbox')).text()).toContain('No mail yet')
		expect(await (await ask('/lab/outbox?lang=zh')).text()).toContain('还没有邮件')
		expect(await (await ask('/lab', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } })).text()).toContain('<html lang="zh">')
	})

	it('keeps what is sent, newest first, with its links', async () => {
		expect((await post(JSON.stringify(mail))).status).toBe(201)
		nowMs += 1_000
		await post(JSON.stringify({ ...mail, to: 'joe@shop.test', subject: 'Second' }))
		expect(await items('/lab/outbox.json')).toMatchObject([
			{ to: 'joe@shop.test', subject: 'Second', atMs: nowMs },
			{ to: 'Mia@shop.test', subject: 'Hello & <welcome>', links: ['https://x.test/#/in/a?b=1&c=2'], atMs: nowMs - 1_000 },
		])
		expect((await items('/lab/outbox.json?to=mia@SHOP.test')).map((it) => it.subject)).toEqual(['Hello & <welcome>'])
	})

	it('shows each mail as text, with nothing of it taken for HTML, and its link to follow', async () => {
		const page = await (await ask('/lab/outbox')).text()
		expect(page.indexOf('Second')).toBeLessThan(page.indexOf('Hello &amp; &lt;welcome&gt;'))
		expect(page).toContain('<a href="https://x.test/#/in/a?b=1&amp;c=2">https://x.test/#/in/a?b=1&amp;c=2</a>')
		expect(page).toContain('2026-01-31 09:05:07 UTC')
		expect(page).not.toContain('<welcome>')
	})

	it('lets its own styles in and nothing else', async () => {
		const policy = (await ask('/lab/outbox')).headers.get('content-security-policy')
		expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'/)
	})

	it('takes nothing that is no mail', async () => {
		expect((await post('{"to":"x"}')).status).toBe(400)
		expect((await post('no json')).status).toBe(400)
		expect((await post(JSON.stringify({ ...mail, text: 'x'.repeat(1_100_000) }))).status).toBe(413)
		expect((await ask('/outbox', { method: 'DELETE' })).status).toBe(405)
		expect((await ask('/lab/else')).status).toBe(404)
	})

	it('keeps no more than it has room for', async () => {
		for (let i = 0; i < 510; i++) await post(JSON.stringify({ ...mail, subject: `No ${i}` }))
		const kept = await items('/lab/outbox.json')
		expect([kept.length, kept[0]?.subject]).toEqual([500, 'No 509'])
	})
})

it('lets in nobody who does not know the secret', async () => {
	for (const secret of ['', 'x', `${lab.secret}x`, lab.secret.slice(1)]) {
		expect((await ask('/lab/outbox.json', {}, secret)).status).toBe(401)
	}
	expect((await fetch(`${lab.url}/lab/outbox.json`)).status).toBe(401)
})
