import { expect, it } from 'vitest'
import { nextTold, restedPace, type TellPace } from '../../../core/channel/tell-pace.ts'

/** Who comes at these times; who of them is told now. */
function told(times: readonly number[]): boolean[] {
	let pace: TellPace = restedPace
	return times.map((atMs) => {
		const next = nextTold(pace, atMs)
		pace = next.pace
		return next.now
	})
}

const burst = Array.from({ length: 40 }, () => 1_000_000)

it('tells at once while few are told', () => {
	const times = Array.from({ length: 1_000 }, (_, i) => 1_000_000 + i * 20)
	expect(told(times).every((now) => now)).toBe(true)
})

it('lets those gather who come beyond five in a tenth of a second', () => {
	expect(told(burst)).toEqual([...Array(5).fill(true), ...Array(35).fill(false)])
})

it('is itself again a tenth of a second later, and when the clock goes back', () => {
	expect(told([...burst, 1_000_100]).at(-1)).toBe(true)
	expect(told([...burst, 500_000]).at(-1)).toBe(true)
})
