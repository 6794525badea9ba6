import { expect, test } from 'vitest'
import { codeIn, makeCode } from '../../../core/channel/continuation.ts'
import { deepLink } from '../../../core/channel/deep-link.ts'

const code = makeCode(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31]))

test('a word is found again in whatever it is said in, in small letters too', () => {
	expect(code).toBe('pb-0123456789AZ')
	for (const said of [code, `/start ${code}`, `Hello, ${code.toLowerCase()}!`]) expect(codeIn(said)).toBe(code)
	for (const said of ['', 'pb-', 'pb-0123456789A', `x${code}0`]) expect(codeIn(said)).toBeNull()
})

test('a link says it in the app of the channel', () => {
	expect(deepLink('whatsapp', { to: '+49 151 1', word: code })).toBe('https://wa.me/491511?text=pb-0123456789AZ')
	expect(deepLink('telegram', { to: '@shop_bot', word: code })).toBe('https://t.me/shop_bot?start=pb-0123456789AZ')
	expect(deepLink('email', { to: 'help@shop.example', word: code })).toBe('mailto:help%40shop.example?subject=pb-0123456789AZ')
	expect(deepLink('wechat', { to: 'gh_1', word: code })).toBeNull()
	expect(deepLink('whatsapp', { to: null, word: code })).toBeNull()
})
