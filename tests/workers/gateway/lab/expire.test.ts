import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { expect, it, vi } from 'vitest'
import { windowState } from '../../../../core/channel/window.ts'
import type { ContactEvent } from '../../../../core/channel/contact-log.ts'
import { type ConversationId, objectName, type WorkspaceId } from '../../../../core/ids.ts'
import type { Env } from '../../../../durable-objects/env.ts'
import { asAdministrator, gateway, json, refusalOf } from '../support/gateway.ts'

const objects = env as unknown as Env
const LAB = { PATCHBAY_LAB_URL: 'http://127.0.0.1:9', PATCHBAY_LAB_SECRET: 'x' }
const credentials = { appSecret: 'a-secret-of-an-app', verifyToken: 'v', phoneNumberId: '106540352242922', accessToken: 't' }
const WHO = '16505551234'
let wamids = 0

/** As Meta posts it. */
async function writes(at: ReturnType<typeof gateway>, path: string): Promise<void> {
	const message = {
		from: WHO,
		id: `wamid.${++wamids}`,
		timestamp: String(Math.floor(Date.now() / 1_000)),
		type: 'text',
		text: { body: 'Hi' },
	}
	const value = {
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: '15550783881', phone_number_id: credentials.phoneNumberId },
		contacts: [{ profile: { name: 'Ana' }, wa_id: WHO }],
		messages: [message],
	}
	const body = new TextEncoder().encode(
		JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ value, field: 'messages' }] }] }),
	)
	const key = await crypto.subtle.importKey(
		'raw',
		new TextEncoder().encode(credentials.appSecret),
		{ name: 'HMAC', hash: 'SHA-256' },
		false,
		[
			'sign',
		],
	)
	const bytes = [...new Uint8Array(await crypto.subtle.sign('HMAC', key, body))]
	const signature = bytes.map((it) => it.toString(16).padStart(2, '0')).join('')
	const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
	expect((await at.call(path, { method: 'POST', headers, body })).status).toBe(200)
}

/** The conversation the customer is in, with how its window stands. */
async function windowOf(inbox: string) {
	const point = objects.CONTACT_POINT.getByName(objectName('demo' as WorkspaceId, `${inbox}/${WHO}`))
	const conversation = await runInDurableObject(point, (_, state) => {
		const rows = state.storage.sql.exec<{ event: string }>('SELECT event FROM log ORDER BY seq').toArray()
		return rows.map((it) => JSON.parse(it.event) as ContactEvent).find((it) => it.type === 'heard')?.conversation
	})
	const view = await objects.CONVERSATION.getByName(objectName('demo' as WorkspaceId, conversation as ConversationId)).view()
	return windowState(view?.points?.[0]?.window ?? null, Date.now())
}

it('closes a window at once for whoever looks at the conversation, until the customer writes again', async () => {
	const at = gateway(LAB)
	const made = await at.call('/api/v1/inboxes', json({ channel: 'whatsapp', name: 'Windows', credentials }, asAdministrator))
	const { id } = await made.json<{ id: string }>()
	const path = `/hooks/whatsapp/${id}`
	await writes(at, path)
	await vi.waitFor(async () => expect(await windowOf(id)).toBe('open'))
	expect((await at.call('/lab/api/expire', json({ inbox: id, address: WHO }))).status).toBe(200)
	await vi.waitFor(async () => expect(await windowOf(id)).toBe('closed'))
	await writes(at, path)
	await vi.waitFor(async () => expect(await windowOf(id)).toBe('open'))
})

it("closes none but on a developer's machine, and none that is not there", async () => {
	const asked = () => json({ inbox: 'demo.web', address: WHO })
	for (const setting of [{}, { ...LAB, PATCHBAY_LOCAL: undefined }]) {
		expect(await refusalOf(await gateway(setting).call('/lab/api/expire', asked()))).toBe('404 not-found')
	}
	const at = gateway(LAB)
	expect(await refusalOf(await at.call('/lab/api/expire', json({ inbox: 'demo.nothing', address: WHO })))).toBe('404 not-found')
	expect(await refusalOf(await at.call('/lab/api/expire', json({ inbox: 'demo.web' })))).toBe('400 body-invalid')
	expect((await at.call('/lab/api/expire', json({ inbox: 'demo.web', address: 'nobody' }))).status).toBe(200)
})
