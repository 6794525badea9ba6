import { describe, expect, it } from 'vitest'
import { shop, wrongPaths, wrongs } from './refused.ts'

describe('overflow', () => {
	const ring = (...to: (string | null)[]) =>
		shop({}, {
			queues: to.map((it, i) => ({ id: `q${i}`, name: 'Q', routing: { overflow: it && { afterMs: 1_000, to: it } } })),
			agents: [],
		})

	it('may run together, and end', () => {
		expect(wrongs(ring('q2', 'q2', 'q3', null))).toEqual([])
	})

	it('spells out the ring, at the queue that closes it', () => {
		expect(wrongs(ring('q1', 'q2', 'q0'))).toEqual([
			'queues.2.routing.overflow.to: Overflow goes round in a ring: q0 → q1 → q2 → q0; name another queue, or say overflow: null',
		])
		expect(wrongPaths(ring('q2', 'q2', 'q3', 'q2'))).toEqual(['queues.3.routing.overflow.to'])
	})

	it('names every ring', () => {
		expect(wrongPaths(ring('q1', 'q0', 'q2', 'q4', 'q3'))).toEqual([1, 2, 4].map((it) => `queues.${it}.routing.overflow.to`))
	})
})

describe('skills', () => {
	it('have to be listed, and says so to who has listed none', () => {
		const config = shop({ requires: { skill: 'visa' } }, { skills: [] })
		expect(wrongs(config)).toEqual([
			'queues.0.routing.requires.skill: There is no skill "visa", for skills is empty; list every skill there, as in {"id": "visa", "name": "…"}',
		])
	})

	it('may be listed and unused', () => {
		expect(wrongs(shop())).toEqual([])
	})
})

describe('weights', () => {
	const inboxes = [{ id: 'shop.web', name: 'Web', channel: 'web', queue: 'support' }]

	it('must fit somebody when something of the kind comes in', () => {
		const workload = { weights: { chat: 150, email: 500 } }
		expect(wrongPaths(shop({}, { workload, inboxes }))).toEqual(['workload.weights.chat'])
		expect(wrongs(shop({}, { workload }))).toEqual([])
		const agents = [{ id: 'ana', name: 'Ana', pool: 150, queues: [] }]
		expect(wrongs(shop({}, { workload, inboxes, agents }))).toEqual([])
		expect(wrongs(shop({}, { workload, inboxes, agents: [] }))).toEqual([])
	})
})

describe('hours', () => {
	const hours = [{ id: 'office', name: 'Office', timeZone: 'Europe/Madrid', week: {} }]

	it('are asked of a queue that says what becomes of people when it closes', () => {
		expect(wrongs(shop({ atClosing: 'callback', whenClosed: 'defer', hours: 'office' }, { hours }))).toEqual([])
		expect(wrongPaths(shop({ atClosing: 'callback', whenClosed: 'defer' }, { hours }))).toEqual([
			'queues.0.routing.atClosing',
			'queues.0.routing.whenClosed',
		])
		expect(wrongs(shop({ atClosing: 'serve', whenClosed: 'serve' }))).toEqual([])
	})

	it('are called by a name that there is', () => {
		expect(wrongs(shop({ hours: 'night' }, { hours }))).toEqual([
			'queues.0.routing.hours: There are no hours "night"; add them to hours, or say null for always open',
		])
	})
})

it('lets a queue have nobody to serve it yet', () => {
	expect(wrongs(shop({}, { agents: [] }))).toEqual([])
})
