import { describe, expect, it } from 'vitest'
import { isWeakPassword } from '../../../core/access/password.ts'

const EMAIL = 'Ana.Silva@shop.example'

describe('a password', () => {
	it.each([
		['short', 'nine char'],
		['short, counted in characters', '密码密码密码密码密'],
		['what everybody tries', 'password12'],
		['what everybody tries, dressed up', '!!Passw0rd2026'],
		['a row of keys', 'qwertyuiop'],
		['a row of digits', '1234567890'],
		['a row of letters', 'abcdefghijkl'],
		['digits alone', '8361947250183'],
		['one letter again and again', 'aaaaaaaaaaaaaaa'],
		['two letters again and again', 'abababababab'],
		['their address', 'ana.silva@shop.example'],
		['their name there', 'Ana.Silva2026!'],
	])('is weak that is %s', (_, password) => {
		expect(isWeakPassword(password, EMAIL)).toBe(true)
	})

	it.each(['patchbay-demo', 'correct horse battery', 'Tr0ub4dor&3x', '我的密码其实很长很长', 'lighthouse 42 gravel'])(
		'is good that is %s',
		(password) => {
			expect(isWeakPassword(password, EMAIL)).toBe(false)
		},
	)
})
