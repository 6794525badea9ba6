import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Permission, PERMISSIONS } from '../../../core/access.ts'
import { boundOf, isExpired, isFreshUse, mayOfKey, readKeyText, writeKeyText } from '../../../core/access/api-key.ts'

const parts = { workspace: 'shop-1', id: 'key_01JD3ZK8Q0ABCDEFGHJKMN', secret: 'A'.repeat(20) + '_-' + 'b'.repeat(21) }
const text = writeKeyText(parts)

describe('the text of a key', () => {
	it('is read as it was written', () => {
		expect(text).toBe(`pbk_shop-1_key_01JD3ZK8Q0ABCDEFGHJKMN_${parts.secret}`)
		expect(readKeyText(text)).toEqual(parts)
	})

	it('is nothing else', () => {
		const others = [
			'',
			'pbk_',
			text.slice(1),
			text.slice(0, -1),
			`${text}x`,
			`${text} `,
			text.toUpperCase(),
			text.replace('shop-1', 'shop_1'),
		]
		for (const other of others) expect(readKeyText(other), other).toBe(null)
		expect(readKeyText(text.replace('shop-1', '-shop'))).toBe(null)
		expect(readKeyText(text.replace('key_0', 'key_U'))).toBe(null)
	})

	it('never reads what it would not write', () => {
		fc.assert(fc.property(fc.string(), (it) => {
			const read = readKeyText(it)
			expect(read === null || writeKeyText(read) === it).toBe(true)
		}))
	})
})

describe('what a key may', () => {
	const scopes: Permission[] = ['config.read', 'queues.read']
	const role = { permissions: PERMISSIONS, scope: 'workspace' } as const

	it('is what its scopes say', () => {
		expect([...mayOfKey({ scopes }, role)]).toEqual(scopes)
	})

	it('shrinks with the role that bounds it, and ends with it', () => {
		expect([...mayOfKey({ scopes }, { ...role, permissions: ['queues.read', 'keys.manage'] })]).toEqual(['queues.read'])
		expect([...mayOfKey({ scopes }, null)]).toEqual([])
	})

	it('is nothing where the role does not reach the whole workspace', () => {
		for (const scope of ['own', 'team', 'queue'] as const) expect(mayOfKey({ scopes }, { ...role, scope }).size).toBe(0)
	})
})

describe('the role that bounds a key', () => {
	const key = { role: 'administrator' }
	const record = { name: 'Mia', email: 'mia@x.test', role: 'supervisor', agent: null, teams: [], active: true, twoFactor: false }

	it('is the one its maker has now', () => {
		expect(boundOf(key, { record, suspect: false })).toEqual({ verdict: 'bound', role: 'supervisor' })
	})

	it('is the one it was made with while nothing about its maker has changed, and where there is none', () => {
		expect([boundOf(key, { record: null, suspect: false }), boundOf(key, null)]).toEqual(
			Array(2).fill({ verdict: 'bound', role: 'administrator' }),
		)
	})

	it('is asked for while its maker is being changed', () => {
		for (const it of [record, null]) expect(boundOf(key, { record: it, suspect: true })).toEqual({ verdict: 'ask' })
	})

	it('is none when its maker is active no more', () => {
		expect(boundOf(key, { record: { ...record, active: false }, suspect: false })).toEqual({ verdict: 'refused' })
	})
})

describe('the time of a key', () => {
	it('ends at the very millisecond it says', () => {
		expect([isExpired({ expiresAtMs: 10 }, 9), isExpired({ expiresAtMs: 10 }, 10), isExpired({ expiresAtMs: null }, 1e15)]).toEqual([
			false,
			true,
			false,
		])
	})

	it('writes down a use once an hour', () => {
		const fresh = (lastUsedAtMs: number | null, nowMs: number) => isFreshUse({ lastUsedAtMs }, nowMs)
		expect([fresh(null, 0), fresh(0, 3_599_999), fresh(0, 3_600_000)]).toEqual([true, false, true])
	})
})
