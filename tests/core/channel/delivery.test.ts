import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DELIVERY_STATES, type DeliveryState, rises } from '../../../core/channel/delivery.ts'

const state = fc.constantFrom(...DELIVERY_STATES)

function after(words: readonly DeliveryState[]): DeliveryState | null {
	return words.reduce<DeliveryState | null>((before, word) => rises(before, word) ? word : before, null)
}

test('never goes back, and a word said again changes nothing', () => {
	fc.assert(fc.property(fc.array(state), (words) => {
		const end = after(words)
		if (end !== null) expect(rises(end, end)).toBe(false)
	}))
})

test('is read however the words about it are shuffled, once it has been', () => {
	fc.assert(fc.property(fc.shuffledSubarray(['sent', 'delivered', 'queued', 'unknown', 'failed'] as const), fc.nat(5), (words, at) => {
		expect(after(words.toSpliced(at, 0, 'read' as never))).toBe('read')
	}))
})

test('fails after it was sent, and not after it has arrived', () => {
	expect(after(['sent', 'failed'])).toBe('failed')
	expect(after(['delivered', 'failed'])).toBe('delivered')
	expect(after(['failed', 'delivered'])).toBe('delivered')
	expect(after(['failed', 'sent'])).toBe('failed')
})
