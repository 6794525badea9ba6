import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Throttle } from '../../../../channels/webchat/widget/throttle.ts'
import { TypingSignal } from '../../../../channels/webchat/widget/typing-signal.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a watermark goes out once a second at most, always the highest, none twice', () => {
	const sent: number[] = []
	const throttle = new Throttle(1_000, (value) => sent.push(value) > 0)
	for (const value of [1, 3, 2]) throttle.offer(value)
	vi.advanceTimersByTime(10)
	for (const value of [4, 5, 5]) throttle.offer(value)
	vi.advanceTimersByTime(980)
	expect(sent).toEqual([3])
	vi.advanceTimersByTime(5_000)
	throttle.offer(5)
	vi.advanceTimersByTime(5_000)
	expect(sent).toEqual([3, 5])
})

test('a watermark that could not go out goes out on the next connection, unless the server already has it', () => {
	const sent: number[] = []
	let connected = false
	const throttle = new Throttle(1_000, (value) => connected && sent.push(value) > 0)
	throttle.offer(7)
	vi.advanceTimersByTime(5_000)
	connected = true
	throttle.reset(7)
	vi.advanceTimersByTime(5_000)
	expect(sent).toEqual([])
	throttle.reset(3)
	vi.advanceTimersByTime(5_000)
	expect(sent).toEqual([7])
})

test('typing is told every three seconds at most, and its end once', () => {
	const said: boolean[] = []
	const signal = new TypingSignal((on) => said.push(on) > 0)
	signal.stop()
	for (let i = 0; i < 40; i++) {
		signal.typed(Date.now())
		vi.advanceTimersByTime(100)
	}
	expect(said).toEqual([true, true])
	vi.advanceTimersByTime(4_000)
	signal.stop()
	expect(said).toEqual([true, true, false])
})
