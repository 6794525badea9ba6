import { expect, it } from 'vitest'
import { z } from 'zod'
import { en } from '../../workers/console/conversation/words/en.ts'
import { barriers } from './support/axe.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const { mail: words } = en

/** An inbox for mail, of the queue that is the demo's first. */
async function inbox(): Promise<string> {
	const { url, apiKey } = world().home
	const queue = (await world().api.config()).inboxes[0]?.queue
	const response = await fetch(`${url}/api/v1/inboxes`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ channel: 'email', name: 'Mail', queue }),
	})
	return z.object({ id: z.string() }).parse(await response.json()).id
}

/** As a mail comes to the Worker on a developer's machine. */
async function comes(to: string, lines: readonly string[]): Promise<void> {
	const query = new URLSearchParams({ from: 'ines@mail.example', to: `${to}@patchbay.example` })
	const head = [
		'From: Ines <ines@mail.example>',
		`To: <${to}@patchbay.example>`,
		'Subject: My cup',
		`Message-ID: <${crypto.randomUUID()}@mail.example>`,
	]
	const body = [...lines.slice(0, -1), ...head, '', lines.at(-1)].join('\r\n')
	const response = await fetch(`${world().home.url}/cdn-cgi/local/email?${query}`, {
		method: 'POST',
		body,
		headers: { 'content-type': 'message/rfc822' },
	})
	expect(response.ok, await response.text()).toBe(true)
}

const received = 'Received: from mx.mail.example by cloudflare-email.net (cloudflare) id 1; Tue, 05 Jan 2027 09:12:03 +0000'
const passed = 'Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=mail.example'

it('says of a mail that nobody vouches for it, and of an automatic one that nobody has written it', async () => {
	const to = await inbox()
	const ana = await world().agent()
	await ana.starts('Ana Flores')
	await comes(to, ['It is broken'])
	await ana.accepts('It is broken')
	const notice = ana.page.getByText(words.unvouched)
	await notice.waitFor()
	await comes(to, [received, passed, 'The handle, that is'])
	await ana.hears('The handle, that is')
	await comes(to, [received, passed, 'Auto-Submitted: auto-replied', 'I am away until Monday'])
	await ana.hears('I am away until Monday')
	await ana.page.getByText(words.automatic).waitFor()
	expect(await notice.count()).toBe(1)
	expect(await barriers(ana.page)).toEqual([])
})
