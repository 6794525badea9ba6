import { expect, it } from 'vitest'
import { KeyRing } from '../../../durable-objects/shared/key-ring.ts'

const [old, fresh] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
const place = { workspace: 'shop', owner: 'inbox/shop.sms', field: 'authToken' }
const SECRET = '密钥 secret 🗝'

it('opens what it has sealed, which reads otherwise each time', async () => {
	const ring = await KeyRing.of(old)
	const [one, other] = [await ring.seal(SECRET, place), await ring.seal(SECRET, place)]
	expect(one).not.toBe(other)
	expect([await ring.open(one, place), await ring.open(other, place)]).toEqual([SECRET, SECRET])
	expect(one).not.toContain('secret')
})

it.each([{ workspace: 'mall' }, { owner: 'inbox/shop.voice' }, { field: 'accountSid' }])('opens nothing elsewhere: %o', async (other) => {
	const ring = await KeyRing.of(old)
	expect(await ring.open(await ring.seal(SECRET, place), { ...place, ...other })).toBeNull()
})

it('opens nothing that has been changed, cut or made up', async () => {
	const ring = await KeyRing.of(old)
	const sealed = await ring.seal(SECRET, place)
	const [format, id, nonce, body = ''] = sealed.split('.')
	const flipped = `${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`
	for (const it of [[format, id, nonce, flipped], [format, id, nonce, body.slice(4)], [format, id, nonce], ['2', id, nonce, body], ['']]) {
		expect(await ring.open(it.join('.'), place)).toBeNull()
	}
	expect(await ring.open(`${format}.${id}.???.${body}`, place)).toBeNull()
})

it('seals with the newest key and still opens what an older one has sealed', async () => {
	const before = await (await KeyRing.of(old)).seal(SECRET, place)
	const ring = await KeyRing.of(fresh, old)
	expect(await ring.open(before, place)).toBe(SECRET)
	expect([ring.isFresh(before), ring.isFresh(await ring.seal(SECRET, place))]).toEqual([false, true])
	expect(await (await KeyRing.of(fresh)).open(before, place)).toBeNull()
})
