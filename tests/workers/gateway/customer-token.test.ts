import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContactId, ConversationId, InboxId } from '../../../core/ids.ts'
import { type Claims, readToken, signToken } from '../../../workers/gateway/auth/customer-token.ts'

const claims: Claims = {
	inbox: 'demo.web' as InboxId,
	conversation: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' as ConversationId,
	contact: 'ctc_01JD3ZK8Q0ABCDEFGHJKMN' as ContactId,
	language: 'zh-CN',
	expiresAtMs: 1_000,
}

async function newKey(): Promise<CryptoKey> {
	const random = crypto.getRandomValues(new Uint8Array(32))
	return await crypto.subtle.importKey('raw', random, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

describe('a customer token', () => {
	it('says what it was made to say', async () => {
		const key = await newKey()
		const token = await signToken(key, claims)
		expect(await readToken(key, { token, nowMs: 999 })).toEqual({ ok: true, claims })
	})

	it('says what the page says of the matter, when it says anything', async () => {
		const key = await newKey()
		const about = { ...claims, intent: 'x'.repeat(40) }
		const token = await signToken(key, about)
		expect(token).toMatch(/^[A-Za-z0-9._-]{1,400}$/)
		expect(await readToken(key, { token, nowMs: 999 })).toEqual({ ok: true, claims: about })
	})

	it('fits a WebSocket subprotocol', async () => {
		expect(await signToken(await newKey(), claims)).toMatch(/^[A-Za-z0-9._-]{1,400}$/)
	})

	it('expires at its time, not a millisecond later', async () => {
		const key = await newKey()
		const token = await signToken(key, claims)
		expect(await readToken(key, { token, nowMs: 1_000 })).toMatchObject({ ok: false, code: 'token-expired' })
	})

	it('is refused once any one of its bits is flipped', async () => {
		const key = await newKey()
		const token = await signToken(key, claims)
		const anyBit = fc.tuple(fc.nat(token.length - 1), fc.nat(7))
		await fc.assert(fc.asyncProperty(anyBit, async ([at, bit]) => {
			const flipped = String.fromCharCode(token.charCodeAt(at) ^ (1 << bit))
			const forged = token.slice(0, at) + flipped + token.slice(at + 1)
			expect(await readToken(key, { token: forged, nowMs: 0 })).toMatchObject({ ok: false, code: 'token-invalid' })
		}))
	})

	it('is refused in any other spelling of its last character', async () => {
		const key = await newKey()
		const token = await signToken(key, claims)
		for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=') {
			if (last === token.at(-1)) continue
			expect(await readToken(key, { token: token.slice(0, -1) + last, nowMs: 0 })).toMatchObject({ code: 'token-invalid' })
		}
	})

	it('is refused when another key signed it', async () => {
		const token = await signToken(await newKey(), claims)
		expect(await readToken(await newKey(), { token, nowMs: 0 })).toMatchObject({ ok: false, code: 'token-invalid' })
	})

	it('is never mistaken for anything else', async () => {
		const key = await newKey()
		await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (token) => {
			expect(await readToken(key, { token, nowMs: 0 })).toMatchObject({ ok: false, code: 'token-invalid' })
		}))
	})
})
