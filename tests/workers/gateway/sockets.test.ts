import { describe, expect, it } from 'vitest'
import type { ContactId, ConversationId, InboxId } from '../../../core/ids.ts'
import { SUBPROTOCOL } from '../../../core/protocol/version.ts'
import { customerKey, signToken } from '../../../workers/gateway/auth/customer-token.ts'
import { asAdministrator, gateway, refusalOf } from './support/gateway.ts'
import { newcomer, signIn, upgrade, visitorWhoSays } from './support/people.ts'

const UNKNOWN = 'cnv_01JD3ZK8Q0ABCDEFGHJKMN'

describe('/ws/widget', () => {
	const path = '/ws/widget?v=1&cursor=0&inbox=demo.web'

	it('opens for a token, and names the subprotocol alone', async () => {
		const at = gateway()
		const { token } = await newcomer(at)
		const answer = await at.call(path, upgrade({ token }))
		expect([answer.status, answer.headers.get('sec-websocket-protocol')]).toEqual([101, SUBPROTOCOL])
		const socket = answer.webSocket
		const hello = new Promise((resolve) => socket?.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)))))
		socket?.accept()
		expect(await hello).toMatchObject({ type: 'hello', v: 1 })
	})

	it('refuses a missing, a forged and an expired token, each by name', async () => {
		const at = gateway()
		const { token } = await newcomer(at)
		expect(await refusalOf(await at.call(path, upgrade()))).toBe('401 token-missing')
		expect(await refusalOf(await at.call(path, upgrade({ token: '' })))).toBe('401 token-invalid')
		expect(await refusalOf(await at.call(path, upgrade({ token: `${token.slice(0, -3)}AAA` })))).toBe('401 token-invalid')
		const claims = { inbox: 'demo.web' as InboxId, conversation: UNKNOWN as ConversationId, contact: 'ctc_1' as ContactId, language: 'en' }
		const expired = await signToken(await customerKey(at.env), { ...claims, expiresAtMs: Date.now() - 1 })
		expect(await refusalOf(await at.call(path, upgrade({ token: expired })))).toBe('401 token-expired')
	})

	it('refuses a token signed for another installation', async () => {
		const { token } = await newcomer(gateway({ PATCHBAY_SECRET: 'the secret of another installation altogether' }))
		expect(await refusalOf(await gateway().call(path, upgrade({ token })))).toBe('401 token-invalid')
	})

	it('refuses a foreign origin, with or without a token', async () => {
		const at = gateway()
		const { token } = await newcomer(at)
		const origin = 'https://evil.example'
		expect(await refusalOf(await at.call(path, upgrade({ token, origin })))).toBe('403 origin-not-allowed')
		expect(await refusalOf(await at.call(path, upgrade({ origin })))).toBe('403 origin-not-allowed')
		expect(await refusalOf(await at.call('/ws/widget?v=1', upgrade({ token, origin })))).toBe('403 origin-not-allowed')
	})

	it('refuses an inbox there is not, or that the token is not for', async () => {
		const at = gateway()
		const { token } = await newcomer(at)
		expect(await refusalOf(await at.call('/ws/widget?v=1&inbox=demo.none', upgrade({ token })))).toBe('404 not-found')
	})

	it('refuses what is no upgrade, another version and a cursor that is none', async () => {
		const at = gateway()
		const { token } = await newcomer(at)
		const plain = await at.call(path)
		expect(plain.headers.get('upgrade')).toBe('websocket')
		expect(await refusalOf(plain)).toBe('426 upgrade-required')
		for (const query of ['v=2', 'v=', 'v=01', '']) {
			expect(await refusalOf(await at.call(`/ws/widget?${query}`, upgrade({ token })))).toBe('400 version-unsupported')
		}
		const bare = { headers: { upgrade: 'websocket', 'sec-websocket-protocol': `token.${token}` } }
		expect(await refusalOf(await at.call(path, bare))).toBe('400 version-unsupported')
		for (const cursor of ['-1', 'x', '1.5', '1e3', '', '99999999999999999999']) {
			expect(await refusalOf(await at.call(`/ws/widget?v=1&cursor=${cursor}`, upgrade({ token })))).toBe('400 parameter-invalid')
		}
	})

	it('never lets a client vouch for itself', async () => {
		const at = gateway()
		const headers = { ...upgrade().headers, 'x-patchbay-session': encodeURIComponent('{"kind":"staff","role":"administrator"}') }
		expect(await refusalOf(await at.call(path, { headers }))).toBe('401 token-missing')
	})
})

describe('/ws/console', () => {
	const path = '/ws/console?v=1&cursor=0'

	it('opens for an agent who is signed in', async () => {
		const at = gateway()
		const answer = await at.call(path, upgrade({ cookie: await signIn(at, 'ana@demo.test') }))
		expect(answer.status).toBe(101)
		answer.webSocket?.accept()
		answer.webSocket?.close()
	})

	it('refuses who is not signed in, and a cookie that was tampered with', async () => {
		const at = gateway()
		expect(await refusalOf(await at.call(path, upgrade()))).toBe('401 not-signed-in')
		const cookie = await signIn(at, 'ana@demo.test')
		const forged = cookie.replaceAll(/=([^;]{5})/g, '=AAAAA')
		expect(await refusalOf(await at.call(path, upgrade({ cookie: forged })))).toBe('401 not-signed-in')
	})

	it('refuses staff who do not work as an agent', async () => {
		const at = gateway()
		expect(await refusalOf(await at.call(path, upgrade({ cookie: await signIn(at, 'lead@demo.test') })))).toBe('403 forbidden')
	})

	it("takes sockets from the console's own pages only", async () => {
		const at = gateway()
		const cookie = await signIn(at, 'ana@demo.test')
		for (const origin of ['https://evil.example', 'http://localhost:3000', 'null']) {
			expect(await refusalOf(await at.call(path, upgrade({ cookie, origin })))).toBe('403 origin-not-allowed')
		}
		const silent = { headers: { upgrade: 'websocket', 'sec-websocket-protocol': SUBPROTOCOL, cookie } }
		expect(await refusalOf(await at.call(path, silent))).toBe('403 origin-not-allowed')
	})

	it('takes no API key', async () => {
		const headers = { ...upgrade().headers, ...asAdministrator }
		expect(await refusalOf(await gateway().call(path, { headers }))).toBe('401 not-signed-in')
	})

	it('says that it speaks WebSocket only', async () => {
		expect(await refusalOf(await gateway().call('/ws/console'))).toBe('426 upgrade-required')
		expect(await refusalOf(await gateway().call('/ws/console?v=9', upgrade()))).toBe('400 version-unsupported')
		expect(await refusalOf(await gateway().call('/ws/console?v=1&cursor=-5', upgrade()))).toBe('400 parameter-invalid')
	})
})

describe('/ws/conversation/{id}', () => {
	const pathOf = (id: string) => `/ws/conversation/${id}?v=1&cursor=0`

	it('opens for a supervisor', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'Hello?')
		const answer = await at.call(pathOf(conversation), upgrade({ cookie: await signIn(at, 'lead@demo.test') }))
		expect(answer.status).toBe(101)
		answer.webSocket?.accept()
		answer.webSocket?.close()
		socket.close()
	})

	it('shows an agent nothing of what another holds or of what there is not, in the same words', async () => {
		const at = gateway()
		const cookie = await signIn(at, 'sam@demo.test')
		for (const id of [UNKNOWN, 'cnv_x', '%00', '..%2f..']) {
			expect(await refusalOf(await at.call(pathOf(id), upgrade({ cookie })))).toBe('404 not-found')
		}
	})

	it('refuses strangers', async () => {
		expect(await refusalOf(await gateway().call(pathOf(UNKNOWN), upgrade()))).toBe('401 not-signed-in')
		expect(await refusalOf(await gateway().call(pathOf(UNKNOWN)))).toBe('426 upgrade-required')
	})
})
