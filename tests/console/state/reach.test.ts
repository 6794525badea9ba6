import { describe, expect, it } from 'vitest'
import { minutesOf } from '../../../workers/console/state/minutes.ts'
import { reachHref } from '../../../workers/console/state/reach.ts'

describe('how somebody is reached', () => {
	it('is by telephone for a number, however it is written', () => {
		expect(reachHref('+49 (151) 234-56 78')).toBe('tel:+491512345678')
		expect(reachHref(' 010/8888.7777 ')).toBe('tel:01088887777')
	})

	it('is by mail for an address', () => {
		expect(reachHref('mia@shop.example')).toBe('mailto:mia@shop.example')
		expect(reachHref('mia+kyoto@shop.example')).toBe('mailto:mia%2Bkyoto@shop.example')
	})

	it('is nothing to press for anything else', () => {
		for (const to of ['', 'room 12', 'javascript:alert(1)', 'a@b', '12', '<mia@shop.example>', '+49+151+2']) {
			expect(reachHref(to)).toBeNull()
		}
	})
})

describe('minutes as they are typed', () => {
	it('are whole and within bounds, or nothing', () => {
		expect(['5', ' 15 ', '1440', '007'].map((it) => minutesOf(it, 1_440))).toEqual([5, 15, 1_440, 7])
		for (const text of ['', '0', '1441', '-5', '1.5', '5 min', '1e3', '٥']) expect(minutesOf(text, 1_440)).toBeNull()
	})
})
