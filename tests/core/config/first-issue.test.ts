import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { firstIssue } from '../../../core/config/first-issue.ts'
import { shop, wrongs } from './refused.ts'

describe('what a schema says', () => {
	it.each<[string, object, string]>([
		['a wrong type', { steps: 'none' }, 'steps: Must be a list'],
		['something missing', { rules: [{ name: 'vip' }] }, 'rules.0.when: Missing; it must be an object'],
		['too little', { score: { tiers: { gold: -1 } } }, 'score.tiers.gold: Must be at least 0'],
		['too much', { broadcast: 21 }, 'broadcast: Must be at most 20'],
		['too short', { requires: { agents: [] } }, 'requires.agents: Must not be empty'],
		['no choice of ours', { finally: 'nobody' }, 'finally: Must be "anybody" or "wait"'],
		['a half number', { overflow: { afterMs: 1_500.5, to: 'bookings' } }, 'overflow.afterMs: Must be a whole number'],
		['an unknown field', { score: { tier: {} } }, 'score.tier: There is no such field; take it out, or look at how it is spelt'],
		['a bad name', { score: { tiers: { 'Gold!': 1 } } }, 'score.tiers.Gold!: As a name: small letters, digits and dashes'],
	])('is put in a sentence: %s', (_, routing, said) => {
		expect(wrongs(shop(routing))[0]).toBe(`queues.0.routing.${said}`)
	})
})

describe('a requirement that is none', () => {
	it.each<[string, unknown, string]>([
		['of no form', {}, ': Needs one of skill, language, agents, all, any, not'],
		['no object', 'visa', ': Must be an object'],
		[
			'of a form with a field too many',
			{ skill: 'visa', levle: 3 },
			'.levle: There is no such field; take it out, or look at how it is spelt',
		],
		['of a form with a wrong field', { all: [{ any: [{ skill: 7 }] }] }, '.all.0.any.0.skill: Must be text'],
		['of no form, deep inside', { all: [{ not: {} }] }, '.all.0.not: Needs one of skill, language, agents, all, any, not'],
	])('is refused at its deepest place: %s', (_, requires, said) => {
		expect(wrongs(shop({ requires }))[0]).toBe(`queues.0.routing.requires${said}`)
	})
})

it('keeps the words of a schema that has its own, and names no field for the whole', () => {
	expect(firstIssue(z.strictObject({}).safeParse([]).error ?? { issues: [] })).toEqual({ field: undefined, detail: 'Must be an object' })
	const odd = z.object({ n: z.number().refine((it) => it % 2 === 1, 'is even; make it odd') })
	expect(firstIssue(odd.safeParse({ n: 2 }).error ?? { issues: [] })).toEqual({ field: 'n', detail: 'It is even; make it odd' })
})
