import { describe, expect, test } from 'vitest'
import { afterAct, windowNow, windowRule, windowState } from '../../../core/channel/window.ts'

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

	test('of WeChat is open for a minute and three messages after a follow, a scan or a press, where no word of theirs lets out more', () => {
		const rule = windowRule({ channel: 'wechat', address: 'o1' })
		const pressed = afterAct(wrote(null), { atMs: 0, isBrief: true })
		expect(windowNow(rule, pressed)).toMatchObject({ closesAtMs: 60_000, left: 3 })
		expect([0, 59_999, 60_000].map((atMs) => windowState(windowNow(rule, pressed), atMs))).toEqual(['open', 'open', 'closed'])
		expect(windowState(windowNow(rule, { ...pressed, sentSince: 3 }), 1)).toBe('spent')
		expect(afterAct(wrote(0, 4), { atMs: HOUR_MS, isBrief: true })).toEqual(wrote(0, 4))
		for (const before of [wrote(0, 5), wrote(HOUR_MS - 48 * HOUR_MS)]) {
			expect(windowNow(rule, afterAct(before, { atMs: HOUR_MS, isBrief: true }))).toMatchObject({ closesAtMs: HOUR_MS + 60_000, left: 3 })
		}
		expect(windowNow(rule, afterAct(pressed, { atMs: 1, isBrief: false }))).toMatchObject({ closesAtMs: 1 + 48 * HOUR_MS, left: 5 })
		expect(windowNow(windowRule({ channel: 'wecom', address: 'w1' }), pressed)).toMatchObject({ left: 5 })
	})

	test('is closed for whom nothing has been heard of, and always open where there is none', () => {
		expect(windowState(windowNow(windowRule({ channel: 'whatsapp', address: '4915' }), wrote(null)), 1)).toBe('closed')
		expect(windowState(windowNow(windowRule({ channel: 'telegram', address: '5' }), wrote(null)), 1)).toBe('open')
	})
})
