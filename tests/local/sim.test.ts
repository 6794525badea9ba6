import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

function sim(line: string): { code: number | null; out: string; error: string } {
	const { status, stdout, stderr } = spawnSync('node', ['local/sim.ts', ...line.split(' ').filter(Boolean)], { encoding: 'utf8' })
	return { code: status, out: stdout, error: stderr.trim() }
}

const folder = mkdtempSync(join(tmpdir(), 'patchbay-sim-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
	const path = join(folder, name)
	writeFileSync(path, JSON.stringify(content))
	return path
}

const MORNING = 'tests/core/simulation/fixtures/morning.json'
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

	it('sets another policy beside a scenario, on the same customers', () => {
		const { code, out } = sim('four-skills-uneven --policy four-skills-uneven --days 1 --seeds 2 --json')
		const { policies, differences, load } = JSON.parse(out)
		expect(code).toBe(0)
		expect(load).toMatchObject({ kind: 'scenario', days: 1, seeds: [1, 2] })
		expect(policies).toHaveLength(2)
		expect(differences[0].figures.waitMeanS).toEqual({ mean: 0, halfWidth: 0 })
	})

	it('compares scenarios for people to read', () => {
		const { code, out } = sim(`compare bank ${file('bare.json', {})} --days 1 --seeds 2`)
		expect(code).toBe(0)
		expect(out).toContain('bare − bank')
		expect(out).toMatch(/wait p90, s +\d/)
		expect(out).toContain('exact: who gets whom')
	})

	it('prints what our policies do for uneven skills', () => {
		const line = JSON.parse(sim('mixed four-skills-uneven --days 1 --seeds 2 --json').out)
		expect(line).toMatchObject({ scenario: 'mixed', name: 'four-skills-uneven', seeds: 2 })
		expect(line.ours.serviceLevel).toBeGreaterThan(line.baseline.serviceLevel)
		expect(sim('mixed four-skills-uneven --days 1 --seeds 2').out).toContain('first come, first served')
	})

	it('replays a recording, and ends with code 1 when something comes out otherwise', () => {
		const same = sim(`replay --file ${MORNING}`)
		expect(same.code).toBe(0)
		expect(same.out).toMatch(/^(\d+) decisions, \1 reproduced exactly\n$/)
		const rows = JSON.parse(readFileSync(MORNING, 'utf8'))
		rows.find((it: { decisions: unknown[] }) => it.decisions.length > 0).decisions[0].why = 'whim'
		const other = sim(`replay --file ${file('changed.json', rows)}`)
		expect(other.code).toBe(1)
		expect(other.out).toContain('was recorded as')
		expect(JSON.parse(sim(`replay --file ${file('changed.json', rows)} --json`).out)).toMatchObject({ exact: false })
	})

	it('sets what was recorded beside another policy', () => {
		const { code, out } = sim(`replay --file ${MORNING} --queue desk --policy ${file('bare.json', {})} --seeds 2`)
		expect(code).toBe(0)
		expect(out).toContain('bare − live')
		expect(out).toContain('* exact: read off what happened')
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
		['bank --days 0', '--days takes a whole number from 1 to 1000'],
		['bank --seeds 3', '--seeds needs a --policy'],
		['compare bank', 'another policy'],
		['compare bank four-skills-uneven', 'changes nothing'],
		[`compare bank ${file('odd.json', { selector: 'best' })}`, 'odd.json: selector'],
		[`compare bank ${file('skill.json', { requires: { skill: 'visa' } })}`, 'visa'],
		['mixed no-such', 'no scenario "no-such"'],
		['replay', '--queue or --file is missing'],
		['replay --file package.json', 'package.json is no recording'],
		['replay --queue desk --url http://127.0.0.1:1', 'http://127.0.0.1:1 does not answer'],
		[`replay --file ${MORNING} --from yesterday`, '--from takes a time such as'],
	])('refuses "%s" in one line, and ends with code 2', (line, words) => {
		const { code, out, error } = sim(line)
		expect([code, out]).toEqual([2, ''])
		expect(error).toContain(words)
		expect(error.split('\n')).toHaveLength(1)
	})
})
