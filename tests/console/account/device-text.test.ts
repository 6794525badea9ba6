import { describe, expect, it } from 'vitest'
import { deviceText } from '../../../workers/console/account/device-text.ts'
import { accountEn } from '../../../workers/console/account/words/en.ts'
import { accountZh } from '../../../workers/console/account/words/zh.ts'

const CHROME = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36'
const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0'
const PHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

describe('what somebody calls a device', () => {
	it('is its browser and its system', () => {
		expect(deviceText(CHROME, accountEn)).toBe('Chrome on macOS')
		expect(deviceText(EDGE, accountEn)).toBe('Edge on Windows')
		expect(deviceText(PHONE, accountEn)).toBe('Safari on iOS')
		expect(deviceText(PHONE, accountZh)).toBe('iOS 上的 Safari')
	})

	it('is what is known of it, or that nothing is', () => {
		expect(deviceText('curl/8.9 (X11)', accountEn)).toBe('Linux')
		expect(deviceText('curl/8.9', accountEn)).toBe('A device we do not know')
		expect(deviceText(null, accountEn)).toBe('A device we do not know')
	})
})
