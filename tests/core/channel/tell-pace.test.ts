import { expect, it } from 'vitest'
import { nextTold, restedPace, type TellPace } from '../../../core/channel/tell-pace.ts'

/** Who comes at these times; how long each waits. */
function waits(times: readonly number[]): number[] {
	let pace: TellPace = restedPace
	return times.map((atMs) => {
		const next = nextTold(pace, atMs)
		pace = next.pace
		return next.waitMs
	})
}

it('tells at once while few are told', () => {
	const times = Array.from({ length: 1_000 }, (_, i) => 1_000_000 + i * 10)
	expect(waits(times).every((it) => it === 0)).toBe(true)
})

it('lets those gather for a second who come beyond fifteen in a tenth of one', () => {
	const burst = Array.from({ length: 40 }, () => 1_000_000)
	expect(waits(burst)).toEqual([...Array(15).fill(0), ...Array(25).fill(1_000)])
})

it('is itself again a tenth of a second later, and when the clock goes back', () => {
	const burst = Array.from({ length: 40 }, () => 1_000_000)
	expect(waits([...burst, 1_000_100]).at(-1)).toBe(0)
	expect(waits([...burst, 500_000]).at(-1)).toBe(0)
})
