import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linked, webAddress } from '../../../workers/console/conversation/said/linked.ts'
import { mailPage } from '../../../workers/console/conversation/said/mail-page.ts'
import { mapAddress, placeText } from '../../../workers/console/conversation/said/place.ts'

describe('addresses in a text', () => {
	it('can be pressed, without what ends the sentence', () => {
		expect(linked('See https://a.example/x?y=1, or（http://b.example）.')).toEqual([
			{ text: 'See ', href: null },
			{ text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
			{ text: ', or（', href: null },
			{ text: 'http://b.example', href: 'http://b.example/' },
			{ text: '）.', href: null },
		])
	})

	it('lead to the web and nowhere else', () => {
		expect(linked('javascript:alert(1) data:text/html,x ftp://a')).toEqual([{
			text: 'javascript:alert(1) data:text/html,x ftp://a',
			href: null,
		}])
		expect(['javascript:alert(1)', 'https://', 'file:///etc/passwd', 'HTTPS://A.example'].map(webAddress)).toEqual([
			null,
			null,
			null,
			'https://a.example/',
		])
	})

	it('leave every text as it was', () => {
		const texts = fc.string({ unit: fc.constantFrom('a', ' ', 'https://', '.', ',', ')', '中', '"', '://', '?') })
		fc.assert(fc.property(texts, (text) => {
			expect(linked(text).map((it) => it.text).join('')).toBe(text)
		}))
	})
})

describe('a place', () => {
	it('is shown on a map that is only asked for when it is pressed', () => {
		const place = { latitude: 52.5200066, longitude: -13.404954 }
		expect(placeText(place)).toBe('52.52001, -13.40495')
		expect(mapAddress(place)).toBe('https://www.openstreetmap.org/?mlat=52.52001&mlon=-13.40495#map=16/52.52001/-13.40495')
	})
})

describe('the page of a mail', () => {
	it('puts styles aside, which the policy of the console would refuse', () => {
		const page = mailPage('<p class="a" style="color: red">style="kept" &lt;p style=&quot;x&quot;&gt;</p><td style="width: 1px">')
		expect(page).toContain(
			'<p class="a" data-style="color: red">style="kept" &lt;p style=&quot;x&quot;&gt;</p><td data-style="width: 1px">',
		)
	})

	it('opens what is pressed in a window of its own', () => {
		expect(mailPage('')).toContain('<base target="_blank">')
	})
})
