import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ContactState } from '../../../../core/channel/contact-log.ts'
import type { ContactPointObject } from '../../../../durable-objects/contact-point/contact-point-object.ts'
import type { Env } from '../../../../durable-objects/env.ts'
import { type Gateway, gateway, refusalOf } from '../support/gateway.ts'
import { hookedInbox, messagesOf } from './company.ts'

const objects = env as unknown as Env

function pointOf(inbox: string, address: string): DurableObjectStub<ContactPointObject> {
	return objects.CONTACT_POINT.getByName(`demo/${inbox}/${address}`)
}

/** The conversation an address is in, from what its object has written down. */
async function conversationOf(inbox: string, address: string): Promise<string | null> {
	return await runInDurableObject(pointOf(inbox, address), (_, state) => {
		const tables = state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'log'").toArray()
		if (tables.length === 0) return null
		const rows = state.storage.sql.exec<{ event: string }>('SELECT event FROM log ORDER BY seq').toArray()
		return rows.map((it) => JSON.parse(it.event) as Partial<ContactState>).findLast((it) => it.conversation)?.conversation ?? null
	})
}

async function saidBy(at: Gateway, inbox: string, address: string, count: number) {
	return await vi.waitFor(async () => {
		const conversation = await conversationOf(inbox, address)
		const said = conversation ? await messagesOf(at, conversation) : []
		expect(said.length).toBe(count)
		return { conversation, said }
	}, { timeout: 5_000 })
}

afterEach(() => void vi.useRealTimers())

describe('a webhook', () => {
	it('opens a conversation with what was said', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const answer = await inbox.post({ id: 'm1', from: { id: 'u1', name: 'Ines' }, text: 'Where is my order?' })
		expect([answer.status, await answer.text()]).toEqual([200, '{"ok":true}'])
		const { said } = await saidBy(at, inbox.id, 'u1', 1)
		expect(said[0]).toMatchObject({
			id: 'api:m1',
			externalId: 'm1',
			author: { kind: 'customer' },
			content: { kind: 'text', text: 'Where is my order?' },
		})
	})

	it('delivered five times at once gives one message', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const body = { id: 'm1', from: 'u1', text: 'once' }
		const answers = await Promise.all(Array.from({ length: 5 }, () => inbox.post(body)))
		expect(answers.map((it) => it.status)).toEqual([200, 200, 200, 200, 200])
		await saidBy(at, inbox.id, 'u1', 1)
		await inbox.post({ id: 'm2', from: 'u1', text: 'twice' })
		const { said } = await saidBy(at, inbox.id, 'u1', 2)
		expect(said.map((it) => it.content.text)).toEqual(['once', 'twice'])
	})

	it('shuffled within a burst is told in the order it was said', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const base = Date.now() - 60_000
		const bodies = [4, 1, 3, 0, 2].map((n) => ({ id: `m${n}`, from: 'u1', text: `word ${n}`, atMs: base + n * 1_000 }))
		await Promise.all(bodies.map((it) => inbox.post(it)))
		const { said } = await saidBy(at, inbox.id, 'u1', 5)
		expect(said.map((it) => it.content.text)).toEqual(['word 0', 'word 1', 'word 2', 'word 3', 'word 4'])
	})

	it('is understood when it does not say how long it is', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const answer = await inbox.post({ id: 'm1', from: 'u1', text: 'in pieces' }, { inPieces: true })
		expect(answer.status).toBe(200)
		const { said } = await saidBy(at, inbox.id, 'u1', 1)
		expect(said[0]?.content.text).toBe('in pieces')
	})

	it('is answered with nothing a browser could make use of', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const { headers } = await inbox.post({ id: 'm1', from: 'u1', text: 'hello' })
		expect(headers.get('x-request-id')).toMatch(/^req_/)
		expect(headers.get('x-content-type-options')).toBe('nosniff')
		expect(headers.get('content-security-policy')).toContain("default-src 'none'")
	})

	it('keeps what nobody understands as what it is', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		expect((await inbox.post({ id: 'x1', type: 'hologram', from: 'u1' })).status).toBe(200)
		const { said } = await saidBy(at, inbox.id, 'u1', 1)
		expect(said[0]?.content).toMatchObject({ kind: 'unsupported', what: 'hologram' })
	})
})

describe('what is refused', () => {
	it('has no signature, or a wrong one, and leaves nothing behind', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const body = { id: 'm1', from: 'u1', text: 'let me in' }
		expect(await refusalOf(await inbox.post(body, { secret: null }))).toBe('401 signature-missing')
		expect(await refusalOf(await inbox.post(body, { secret: 'guessed' }))).toBe('403 signature-invalid')
		expect(await conversationOf(inbox.id, 'u1')).toBeNull()
		expect(await (await at.call('/metrics')).text()).toMatch(/patchbay_webhooks_total\{signature="wrong"\} [1-9]/)
	})

	it('is no JSON, or too large', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		expect(await refusalOf(await inbox.post('{"id":'))).toBe('400 body-invalid')
		expect(await refusalOf(await inbox.post('x'.repeat(1_100_000)))).toBe('413 body-too-large')
	})

	it('is too large and does not say so before', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		const endless = new ReadableStream({ pull: (into) => into.enqueue(new Uint8Array(65_536)) })
		expect(await refusalOf(await at.call(inbox.path, { method: 'POST', body: endless }))).toBe('413 body-too-large')
	})

	it('is for no inbox, or for one of another channel', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		for (
			const path of ['/hooks/api/demo.nothing', '/hooks/api/nobody.nothing', '/hooks/api/x', inbox.path.replace('/api/', '/telegram/')]
		) {
			expect(await refusalOf(await at.call(path, { method: 'POST', body: '{}' })), path).toBe('404 not-found')
		}
	})

	it('comes from who is blocked: taken, and dropped', async () => {
		const at = gateway()
		const inbox = await hookedInbox(at)
		await inbox.post({ id: 'm1', from: 'u1', text: 'buy this' })
		await saidBy(at, inbox.id, 'u1', 1)
		await pointOf(inbox.id, 'u1').block(true)
		expect((await inbox.post({ id: 'm2', from: 'u1', text: 'buy that' })).status).toBe(200)
		await pointOf(inbox.id, 'u1').block(false)
		expect((await inbox.post({ id: 'm3', from: 'u1', text: 'sorry' })).status).toBe(200)
		const { said } = await saidBy(at, inbox.id, 'u1', 2)
		expect(said.map((it) => it.content.text)).toEqual(['buy this', 'sorry'])
	})
})
