import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPublicHost } from '../../../core/access/public-host.ts'

it('takes names that may be anywhere on the internet', () => {
	for (const name of ['id.example', 'login.shop.example', 'id.example.', 'xn--fiqs8s.cn', 'a_b.example.com']) {
		expect(isPublicHost(name), name).toBe(true)
	}
})

it('takes no name of one machine or one house', () => {
	const names = [
		'localhost',
		'x.localhost',
		'printer.local',
		'vault.internal',
		'nas.lan',
		'intranet',
		'router.home.arpa',
		'x.test',
		'a..b',
		'-a.com',
		'',
	]
	for (const name of names) expect(isPublicHost(name), name).toBe(false)
	expect(isPublicHost(`${'a.'.repeat(130)}com`)).toBe(false)
})

it('takes no address at all', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.ipV4(), fc.ipV6().map((it) => `[${it}]`), fc.ipV4Extended()),
			(it) => !isPublicHost(new URL(`https://${it}`).hostname),
		),
	)
})
