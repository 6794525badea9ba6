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
	const hours = [{ id: 'office', name: 'Office', timeZone: 'Europe/Madrid', week: { monday: [{ from: '09:00', to: '14:00' }] } }]

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

describe('hours that never open', () => {
	const calendar = (more: object) => ({
		hours: [{ id: 'office', name: 'Office', timeZone: 'Europe/Madrid', week: { monday: [] }, ...more }],
	})
	const closed = calendar({ exceptions: [{ date: '2026-12-24', open: [] }] })

	it.each(['defer', 'message', 'callback', 'voicemail'])('are refused where they would keep people for ever: %s', (mode) => {
		const asked = [{ whenClosed: mode }, { whenClosed: 'serve', atClosing: mode }]
		for (const it of asked) expect(wrongPaths(shop({ hours: 'office', ...it }, closed))).toEqual(['queues.0.routing.hours'])
	})

	it('say what is wrong, also where nothing but the default keeps people', () => {
		expect(wrongs(shop({ hours: 'office' }, closed))).toEqual([
			'queues.0.routing.hours: The hours "office" never open, and whenClosed "message" would keep people until they do; give them opening times, or say "serve"',
		])
	})

	it('may be there when they keep nobody, nobody goes by them, or a single day opens', () => {
		expect(wrongs(shop({ hours: 'office', whenClosed: 'serve' }, closed))).toEqual([])
		expect(wrongs(shop({}, closed))).toEqual([])
		const once = calendar({ exceptions: [{ date: '2026-12-24', open: [{ from: '09:00', to: '12:00' }] }] })
		expect(wrongs(shop({ hours: 'office' }, once))).toEqual([])
	})
})

describe('spans of one day', () => {
	const span = (from: string, to: string) => ({ from, to })
	const office = (more: object) => shop({}, { hours: [{ id: 'office', name: 'Office', timeZone: 'UTC', week: {}, ...more }] })

	it('may meet, in any order, and be the same on another day', () => {
		const monday = [span('12:00', '14:00'), span('09:00', '12:00'), span('14:00', '24:00')]
		expect(wrongs(office({ week: { monday, tuesday: monday } }))).toEqual([])
	})

	it('are refused when they share time, at the later one', () => {
		expect(wrongs(office({ week: { monday: [span('09:00', '12:00'), span('11:00', '13:00')] } }))).toEqual([
			'hours.0.week.monday.1: Part of this is open already, from 09:00 to 12:00; make one span of the two, or move one',
		])
		const open = [span('10:00', '11:00'), span('15:00', '16:00'), span('09:00', '12:00'), span('15:00', '16:00')]
		const paths = [2, 3].map((it) => `hours.0.exceptions.0.open.${it}`)
		expect(wrongPaths(office({ exceptions: [{ date: '2026-12-24', open }] }))).toEqual(paths)
	})
})

describe('names that are dropped unseen by whatever reads them', () => {
	const reserved: unknown = JSON.parse('{"__proto__": 5}')

	it.each([
		['queues.0.routing.score.tiers', shop({ score: { tiers: reserved } })],
		['queues.0.routing.score.media', shop({ score: { media: reserved } })],
		['agents.0.skills', shop({}, { agents: [{ id: 'ana', name: 'Ana', queues: [], skills: reserved }] })],
		['agents.0.languages', shop({}, { agents: [{ id: 'ana', name: 'Ana', queues: [], languages: reserved }] })],
		['workload.interrupts', shop({}, { workload: { interrupts: reserved } })],
		['hours.0.week', shop({}, { hours: [{ id: 'office', name: 'Office', timeZone: 'UTC', week: reserved }] })],
	])('are refused in %s', (path, config) => {
		expect(wrongs(config)).toEqual([`${path}.__proto__: "__proto__" cannot be a name; take another`])
	})

	it.each(['Gold', 'very gold', '', 'é', '-gold'])('and so is a name that is no slug: %j', (name) => {
		expect(wrongPaths(shop({ score: { tiers: { [name]: 5 } } }))).toEqual([`queues.0.routing.score.tiers.${name}`])
	})

	it('are not those that every object has', () => {
		expect(wrongs(shop({ score: { tiers: { constructor: 5 } } }))).toEqual([])
	})
})

it('lets a queue have nobody to serve it yet', () => {
	expect(wrongs(shop({}, { agents: [] }))).toEqual([])
})
