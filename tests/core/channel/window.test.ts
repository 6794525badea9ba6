import { describe, expect, test } from 'vitest'
import { windowNow, windowRule, windowState } from '../../../core/channel/window.ts'

const HOUR_MS = 3_600_000
const wrote = (lastInboundAtMs: number | null, sentSince = 0) => ({ lastInboundAtMs, sentSince })

describe('a window', () => {
	test('of WhatsApp is open for a day, and takes templates after it, by Twilio too', () => {
		const rule = windowRule({ channel: 'whatsapp', address: '4915' })
		expect(windowRule({ channel: 'twilio-messaging', address: 'whatsapp:+4915' })).toEqual(rule)
		expect(windowRule({ channel: 'twilio-messaging', address: '+4915' })).toBeNull()
		const window = windowNow(rule, wrote(0))
		expect([24 * HOUR_MS - 1, 24 * HOUR_MS].map((atMs) => windowState(window, atMs))).toEqual(['open', 'closed'])
		expect(window?.templates).toBe(true)
	})

	test('of Messenger leaves a person seven days', () => {
		const window = windowNow(windowRule({ channel: 'messenger', address: '1' }), wrote(0))
		expect([23, 25, 7 * 24 - 1, 7 * 24].map((hours) => windowState(window, hours * HOUR_MS))).toEqual([
			'open',
			'extended',
			'extended',
			'closed',
		])
	})

	test('of WeChat is open for two days and five messages', () => {
		const rule = windowRule({ channel: 'wechat', address: 'o1' })
		expect(windowState(windowNow(rule, wrote(0, 4)), HOUR_MS)).toBe('open')
		expect(windowState(windowNow(rule, wrote(0, 5)), HOUR_MS)).toBe('spent')
		expect(windowState(windowNow(rule, wrote(0, 5)), 48 * HOUR_MS)).toBe('closed')
	})

	test('is closed for whom nothing has been heard of, and always open where there is none', () => {
		expect(windowState(windowNow(windowRule({ channel: 'whatsapp', address: '4915' }), wrote(null)), 1)).toBe('closed')
		expect(windowState(windowNow(windowRule({ channel: 'telegram', address: '5' }), wrote(null)), 1)).toBe('open')
	})
})
