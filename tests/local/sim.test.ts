import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

function sim(line: string): { code: number | null; out: string; error: string } {
	const { status, stdout, stderr } = spawnSync('node', ['local/sim.ts', ...line.split(' ').filter(Boolean)], { encoding: 'utf8' })
	return { code: status, out: stdout, error: stderr.trim() }
}

const erlang = 'erlang --agents 3 --lambda 6 --aht 1200'

describe('npm run sim', () => {
	it('prints one JSON object, the same for the same seed', () => {
		const line = `${erlang} --arrivals 2000 --seed 5 --json`
		const [a, b] = [JSON.parse(sim(line).out), JSON.parse(sim(line).out)]
		expect(Object.keys(a)).toEqual([
			'simulated',
			'theory',
			'confidence',
			'within',
			'plain',
			'plainConfidence',
			'arrivals',
			'seed',
			'seconds',
		])
		expect(a).toMatchObject({ arrivals: 2_000, seed: 5, theory: { pWait: expect.closeTo(4 / 9, 9), abandonment: 0 } })
		expect({ ...a, seconds: 0 }).toEqual({ ...b, seconds: 0 })
	})

	it('runs a scenario for people to read', () => {
		const { code, out } = sim('travel-chat --days 1')
		expect(code).toBe(0)
		expect(out).toContain('gave up')
		expect(out).toContain('exact: assignments')
	})

	it.each([
		['erlang --agents 10 --lambda 200 --aht 180', 'the line would grow for ever'],
		['erlang --agents 0 --lambda 200 --aht 180', '--agents takes a whole number from 1 to 10000, not "0"'],
		['erlang --agents 2.5 --lambda 200 --aht 180', '--agents takes a whole number'],
		['erlang --agents 10 --lambda NaN --aht 180', '--lambda takes a number above 0'],
		['erlang --agents 10 --lambda 200 --aht -5', '--aht'],
		['erlang --agents 10 --lambda=200 --aht=-5', '--aht takes a number above 0'],
		['erlang --agents 10 --lambda 200 --aht 180 --patience 0', '--patience takes a number above 0'],
		['erlang --agents 10 --lambda 200', '--aht is missing'],
		[`${erlang} --seed 1e400`, '--seed takes a whole number'],
		[`${erlang} --arrivals 10`, '--arrivals takes a whole number from 1000'],
		[`${erlang} --speed 9`, "Unknown option '--speed'"],
		[`${erlang} now`, '"now" is one word too many'],
		['no-such-scenario', 'no scenario "no-such-scenario"'],
		['package.json', 'package.json: queues'],
	])('refuses "%s" in one line, and ends with code 2', (line, words) => {
		const { code, out, error } = sim(line)
		expect([code, out]).toEqual([2, ''])
		expect(error).toContain(words)
		expect(error.split('\n')).toHaveLength(1)
	})
})
