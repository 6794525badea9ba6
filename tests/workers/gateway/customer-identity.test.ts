import { describe, expect, it } from 'vitest'
import { hmac } from '../../../channels/shared/hmac.ts'
import { toHex } from '../../../channels/shared/hex.ts'
import { asAdministrator, type Gateway, gateway, json, refusalOf } from './support/gateway.ts'
import { upgrade, type WidgetSession } from './support/people.ts'

const PATH = '/api/v1/widget/sessions'
const SECRET = 'signs-who-is-who'

async function inboxWith(at: Gateway, { channel = 'app', secret = SECRET as string | null } = {}): Promise<string> {
	const asked = { channel, name: `App ${crypto.randomUUID().slice(0, 8)}`, ...(secret && { credentials: { identitySecret: secret } }) }
	const answer = await at.call('/api/v1/inboxes', json(asked, asAdministrator))
	expect(answer.status, await answer.clone().text()).toBe(201)
	return (await answer.json<{ id: string }>()).id
}

async function signed(text: string, secret = SECRET): Promise<string> {
	return toHex(await hmac('SHA-256', secret, Uint8Array.from(new TextEncoder().encode(text))))
}

async function begun(at: Gateway, body: object): Promise<WidgetSession> {
	const answer = await at.call(PATH, json(body))
	expect(answer.status, await answer.clone().text()).toBe(200)
	return await answer.json<WidgetSession>()
}

/** Who it is for the agents, once something has been said. */
async function contactOf(at: Gateway, { token, conversation }: WidgetSession): Promise<unknown> {
	const { webSocket: socket } = await at.call('/ws/widget?v=1&cursor=0', upgrade({ token }))
	if (!socket) throw new Error('no socket')
	socket.accept()
	const echoed = new Promise<void>((done) =>
		socket.addEventListener('message', ({ data }) => {
			if (String(data).includes('"type":"message"')) done()
		})
	)
	socket.send(JSON.stringify({ type: 'say', id: 'client-1-0001', text: 'Hello' }))
	await echoed
	socket.close()
	return (await (await at.call(`/api/v1/conversations/${conversation}`, { headers: asAdministrator })).json<{ contact: unknown }>()).contact
}

describe('who the company says a customer is', () => {
	it.each(['app', 'web'])('is the same contact in the same conversation on every device (%s)', async (channel) => {
		const at = gateway()
		const inbox = await inboxWith(at, { channel })
		const identity = { id: 'user-1', name: '李雷', signature: await signed('user-1') }
		const [phone, tablet] = [await begun(at, { inbox, identity }), await begun(at, { inbox, identity })]
		expect(tablet.conversation).toBe(phone.conversation)
		expect(phone.conversation).toMatch(/^cnv_[0-9A-Z]{22}$/)
		const first = await contactOf(at, phone)
		expect(first).toMatchObject({ id: expect.stringMatching(/^ctc_/), name: '李雷' })
		const other = await begun(at, { inbox, identity: { id: 'user-2', signature: await signed('user-2') } })
		expect(other.conversation).not.toBe(phone.conversation)
		expect(await begun(at, { inbox, token: phone.token })).toMatchObject({ conversation: phone.conversation })
	})

	it('is somebody else at another inbox, whose ids may be numbered alike', async () => {
		const at = gateway()
		const identity = { id: '1', signature: await signed('1') }
		const [one, other] = [
			await begun(at, { inbox: await inboxWith(at), identity }),
			await begun(at, { inbox: await inboxWith(at), identity }),
		]
		expect(other.conversation).not.toBe(one.conversation)
	})

	it('goes before the token of who had not said yet who they are', async () => {
		const at = gateway()
		const inbox = await inboxWith(at)
		const stranger = await begun(at, { inbox })
		const identity = { id: 'user-1', signature: await signed('user-1') }
		const known = await begun(at, { inbox, token: stranger.token, identity })
		expect(known.conversation).not.toBe(stranger.conversation)
		expect(known.conversation).toBe((await begun(at, { inbox, identity })).conversation)
	})

	it('is refused without the right signature, or where nothing is there to check it by', async () => {
		const at = gateway()
		const inbox = await inboxWith(at)
		const tell = async (to: string, signature: string) =>
			await refusalOf(await at.call(PATH, json({ inbox: to, identity: { id: 'user-1', signature } })))
		expect(await tell(inbox, await signed('user-2'))).toBe('401 identity-invalid')
		expect(await tell(inbox, await signed('user-1', 'guessed'))).toBe('401 identity-invalid')
		expect(await tell(inbox, 'x'.repeat(64))).toBe('400 body-invalid')
		expect(await tell(await inboxWith(at, { secret: null }), await signed('user-1'))).toBe('401 identity-invalid')
	})

	it('holds an address only when that is signed too', async () => {
		const at = gateway()
		const inbox = await inboxWith(at)
		const email = 'ines@example.com'
		const claimed = await begun(at, { inbox, identity: { id: 'user-1', email, signature: await signed('user-1') } })
		expect(await contactOf(at, claimed)).not.toHaveProperty('email')
		const vouched = await begun(at, {
			inbox,
			identity: { id: 'user-2', email, phone: '+15550100', signature: await signed(`user-2\n${email}\n+15550100`) },
		})
		const read = await vouchedIn(vouched.token)
		expect(read).toEqual({ email, phone: '+15550100' })
		await contactOf(at, vouched)
	})

	it('is told of in the list of inboxes only where it is set, and never what it is', async () => {
		const at = gateway()
		const [withSecret, without] = [await inboxWith(at), await inboxWith(at, { secret: null })]
		const text = await (await at.call('/api/v1/inboxes', { headers: asAdministrator })).text()
		const { items } = JSON.parse(text) as { items: { id: string; credentials: { field: string; set: boolean }[] }[] }
		const fieldsOf = (id: string) => items.find((it) => it.id === id)?.credentials.map((it) => it.field)
		expect([fieldsOf(withSecret), fieldsOf(without)]).toEqual([['identitySecret'], []])
		expect(text).not.toContain(SECRET)
	})
})

/** What a token carries of them, as its owner can read. */
async function vouchedIn(token: string): Promise<unknown> {
	const payload = token.split('.')[0] ?? ''
	const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0))
	return await Promise.resolve((JSON.parse(new TextDecoder().decode(bytes)) as { a?: unknown }).a)
}

describe('POST /api/v1/widget/push-token', () => {
	const push = '/api/v1/widget/push-token'
	const device = { platform: 'ios', token: 'a-device-token' }

	it('knows a device by its customer, and forgets it', async () => {
		const at = gateway()
		const { token } = await begun(at, { inbox: 'demo.web' })
		const asCustomer = { authorization: `Bearer ${token}` }
		expect((await at.call(push, json(device, asCustomer))).status).toBe(204)
		expect((await at.call(push, json({ ...device, forget: true }, asCustomer))).status).toBe(204)
	})

	it('refuses who is no customer, and what is no device', async () => {
		const at = gateway()
		const { token } = await begun(at, { inbox: 'demo.web' })
		const asCustomer = { authorization: `Bearer ${token}` }
		expect(await refusalOf(await at.call(push, json(device)))).toBe('401 token-missing')
		expect(await refusalOf(await at.call(push, json(device, { authorization: 'Bearer a.b' })))).toBe('401 token-invalid')
		expect(await refusalOf(await at.call(push, json({ platform: 'pager', token: '1' }, asCustomer)))).toBe('400 body-invalid')
		expect(await refusalOf(await at.call(push, json({ ...device, token: 'x'.repeat(5_000) }, asCustomer)))).toBe('400 body-invalid')
	})

	it('answers a preflight', async () => {
		const answer = await gateway().call(push, { method: 'OPTIONS', headers: { origin: 'https://shop.example' } })
		expect([answer.status, answer.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization, content-type'])
	})
})
