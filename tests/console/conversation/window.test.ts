import { describe, expect, it } from 'vitest'
import { windowNow, windowRule } from '../../../core/channel/window.ts'
import type { InboxId } from '../../../core/ids.ts'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { noticeOf, pointFor } from '../../../workers/console/conversation/window/window-notice.ts'

const HOUR = 3_600_000
const START = 1_000 * HOUR

function noticeAfter(hours: number, channel: InboxChannel, sentSince = 0) {
	const window = windowNow(windowRule({ channel, address: 'a' }), { lastInboundAtMs: START, sentSince })
	return noticeOf(window, START + hours * HOUR)
}

describe('the time to answer', () => {
	it('is warned of two hours before it ends', () => {
		expect([1, 21.9, 22.1, 24.1].map((it) => noticeAfter(it, 'whatsapp'))).toEqual(['open', 'open', 'closing', 'closed'])
	})

	it('goes on for a person where the provider lets it', () => {
		expect([23, 25, 7 * 24 + 1].map((it) => noticeAfter(it, 'messenger'))).toEqual(['closing', 'extended', 'closed'])
	})

	it('ends too when so many messages have been sent', () => {
		expect([4, 5].map((it) => noticeAfter(1, 'wechat', it))).toEqual(['open', 'spent'])
	})

	it('is nothing where one may always write, and has not begun where nobody has written', () => {
		expect(noticeAfter(1_000, 'telegram')).toBe('none')
		const window = windowNow(windowRule({ channel: 'whatsapp', address: 'a' }), { lastInboundAtMs: null, sentSince: 0 })
		expect(noticeOf(window, START)).toBe('never')
	})
})

describe('where an answer goes', () => {
	const view = (key: string) => ({
		key,
		point: { channel: 'telegram' as const, inbox: 'demo.t' as InboxId, address: key, label: null },
		window: null,
		isLost: false,
	})
	const points = [view('a'), view('b')]

	it('is where the customer wrote from last, unless another place was chosen that there is', () => {
		expect(pointFor(points, { at: 'a', via: null })?.key).toBe('a')
		expect(pointFor(points, { at: 'a', via: 'b' })?.key).toBe('b')
		expect(pointFor(points, { at: 'a', via: 'gone' })?.key).toBe('a')
		expect(pointFor([], { at: null, via: null })).toBeNull()
	})
})
