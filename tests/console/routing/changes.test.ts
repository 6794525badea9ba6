import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { changesBetween, takenBack } from '../../../workers/console/routing/state/changes.ts'
import { dotted, isSame, valueAt, withValueAt } from '../../../workers/console/routing/state/json-path.ts'
import { mergeThree } from '../../../workers/console/routing/state/merge.ts'
import { queuesOf, waitingIn } from '../../../workers/console/routing/state/touched-queues.ts'
import { changeText } from '../../../workers/console/routing/words/change-words.ts'
import { en } from '../../../workers/console/routing/words/en.ts'
import { namesOf } from '../../../workers/console/routing/words/names.ts'

const speech = { words: en, names: namesOf(demoConfig, 'en') }
const routing = ['queues', 0, 'routing'] as const

/** The demo's configuration with other values at some paths. */
function changed(...edits: [path: (string | number)[], value: unknown][]): WorkspaceConfig {
	return edits.reduce((config, [path, value]) => withValueAt(config, path, value), demoConfig)
}

function told(after: WorkspaceConfig): string[] {
	return changesBetween(demoConfig, after).map((it) => {
		const { where, what, how } = changeText(it, speech)
		return `${where} | ${what} | ${how}`
	})
}

describe('a value in a document', () => {
	it('is put where it belongs, and nothing else is touched', () => {
		const after = changed([[...routing, 'score', 'targetMs'], 5_000])
		expect(valueAt(after, [...routing, 'score', 'targetMs'])).toBe(5_000)
		expect(after.queues[1]).toBe(demoConfig.queues[1])
		expect(after.agents).toBe(demoConfig.agents)
	})

	it('is taken out by undefined', () => {
		expect(withValueAt({ a: [1, 2, 3], b: 1 }, ['a', 1], undefined)).toEqual({ a: [1, 3], b: 1 })
		expect(withValueAt({ a: 1, b: 1 }, ['b'], undefined)).toEqual({ a: 1 })
	})
})

describe('what differs', () => {
	it('is nothing between a document and its copy, whatever the order of members', () => {
		fc.assert(fc.property(fc.jsonValue(), (value) => {
			expect(changesBetween(value, structuredClone(value))).toEqual([])
		}))
		expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true)
	})

	it('is told of every other part of the configuration too, by name and in words', () => {
		const team = { id: 'emea', name: 'EMEA', agents: ['ana', 'wei'], queues: ['support'] }
		const role = { id: 'lead', name: 'Lead', permissions: ['staff.read' as const], scope: 'own' as const }
		const hours = { id: 'office', name: 'Office', timeZone: 'UTC', week: { monday: [{ from: '09:00', to: '18:00' }] }, exceptions: [] }
		const before: WorkspaceConfig = { ...demoConfig, teams: [team], roles: [role], hours: [hours] }
		const after: WorkspaceConfig = {
			...before,
			teams: [{ ...team, agents: ['wei', 'sam'] }],
			roles: [{ ...role, permissions: ['staff.read', 'keys.read'], scope: 'team' }],
			hours: [{ ...hours, week: {}, exceptions: [{ date: '2026-12-25', name: 'Christmas', open: [] }] }],
			tags: [{ id: 'vip', name: 'VIP', nameZh: null, colour: 'red' }],
			locale: { language: 'en', timeZone: 'Europe/Madrid' },
			retention: { conversationsDays: 30, routingDays: null },
		}
		const own = { words: en, names: namesOf(after, 'en') }
		const lines = changesBetween(before, after).map((it) => Object.values(changeText(it, own)).join(' | '))
		expect(lines).toEqual([
			'Hours “Office” | Week | Mon 09:00–18:00 → none',
			'Hours “Office” | 2026-12-25 | Added: Christmas',
			'Workspace | Time zone | UTC → Europe/Madrid',
			'Team “EMEA” | Agents | Added: Sam Okafor · Removed: Ana Flores',
			'Role “Lead” | Permissions | Added: See API keys',
			'Role “Lead” | What they see | Own → Team',
			'Tag “VIP” |  | Added: VIP',
			'Workspace | Days closed conversations are kept | none → 30',
		])
	})

	it('is told by queue and in the form’s own words', () => {
		expect(told(changed([[...routing, 'score', 'targetMs'], 45_000]))).toEqual(['Queue “Support” | Answer within | 1 min → 45 s'])
		expect(told(changed([['queues', 0, 'targetMs'], 90_000]))).toEqual([
			'Queue “Support” | A transfer waits for the agent it names | 1 min → 1 min 30 s',
		])
		expect(told(changed([[...routing, 'selector'], 'fairness']))).toEqual([
			'Queue “Support” | Among those who may | Longest idle → Fair share over time',
		])
		expect(told(changed([[...routing, 'score', 'tiers', 'gold'], 5]))).toEqual(['Queue “Support” | Points by customer tier · gold | 3 → 5'])
		expect(told(changed([[...routing, 'overflow'], { afterMs: 60_000, to: 'bookings' }]))).toEqual([
			'Queue “Support” | Overflow | none → After waiting 1 min goes over to Bookings',
		])
	})

	it('tells steps by their place and rules by their name', () => {
		const step = { requires: { skill: 'visa', min: 3 }, forMs: 30_000 }
		expect(told(changed([[...routing, 'steps'], [step]]))).toEqual(['Queue “Support” | Step 1 | Added: Visa ≥ 3, 30 s'])
		expect(told(changed([[...routing, 'rules', 1, 'priority'], 4]))).toEqual([
			'Queue “Support” | Rule “Visa” · Points of priority | 1 → 4',
		])
		expect(told(changed([[...routing, 'rules', 1, 'steps', 0, 'forMs'], 25_000]))).toEqual([
			'Queue “Support” | Rule “Visa” · Step 1 · Lasts | 20 s → 25 s',
		])
	})

	it('notices that rules have changed places', () => {
		const { rules } = demoConfig.queues[0]!.routing
		expect(told(changed([[...routing, 'rules'], rules.toReversed()]))).toEqual(['Queue “Support” | Rules | Order changed'])
	})

	it('tells of agents and of things that come and go', () => {
		const [ana] = demoConfig.agents
		expect(told(changed([['agents', 0, 'skills', 'visa'], 9]))).toEqual(['Agent Ana Flores | Skills · visa | 3 → 9'])
		expect(told({ ...demoConfig, agents: demoConfig.agents.slice(1) })).toEqual([`Agent ${ana?.name} |  | Removed: ${ana?.name}`])
	})

	it('can be taken back change by change until nothing differs', () => {
		const after = changed(
			[[...routing, 'score', 'targetMs'], 45_000],
			[[...routing, 'steps'], [{ requires: { all: [] }, forMs: 1_000 }]],
			[[...routing, 'rules'], demoConfig.queues[0]!.routing.rules.slice(1)],
			[['agents', 0, 'skills', 'visa'], undefined],
			[['queues'], [...demoConfig.queues, { ...demoConfig.queues[0]!, id: 'more', name: 'More' }]],
		)
		const changes = changesBetween(demoConfig, after)
		const back = changes.reduce<unknown>((document, it) => takenBack(document, it), after)
		expect(changesBetween(demoConfig, back).filter((it) => it.kind !== 'moved')).toEqual([])
	})
})

describe('two sets of changes', () => {
	it('both stand when they are about different things', () => {
		const mine = changed([[...routing, 'score', 'targetMs'], 45_000])
		const theirs = changed([[...routing, 'score', 'priorityMs'], 30_000], [['queues', 1, 'wrapUpMs'], 5_000])
		const { document, clashes } = mergeThree({ base: demoConfig, mine, theirs })
		expect(clashes).toEqual([])
		expect(document).toEqual(
			changed([[...routing, 'score', 'targetMs'], 45_000], [[...routing, 'score', 'priorityMs'], 30_000], [
				['queues', 1, 'wrapUpMs'],
				5_000,
			]),
		)
	})

	it('clash where both changed the same, and then mine stands', () => {
		const mine = changed([[...routing, 'selector'], 'fairness'])
		const theirs = changed([[...routing, 'selector'], 'round-robin'])
		const { document, clashes } = mergeThree({ base: demoConfig, mine, theirs })
		expect(clashes.map(dotted)).toEqual(['queues.support.routing.selector'])
		expect(document.queues[0]?.routing.selector).toBe('fairness')
	})

	it('keep what either took away or added', () => {
		const mine = { ...demoConfig, agents: demoConfig.agents.slice(1) }
		const more = { ...demoConfig.queues[0]!, id: 'more', name: 'More' }
		const theirs = { ...demoConfig, queues: [...demoConfig.queues, more] }
		const { document } = mergeThree({ base: demoConfig, mine, theirs })
		expect(document.agents.map((it) => it.id)).toEqual(['wei', 'sam'])
		expect(document.queues.map((it) => it.id)).toEqual(['support', 'bookings', 'more'])
	})

	it('keep the order that either has made', () => {
		const { rules } = demoConfig.queues[0]!.routing
		const turned = changed([[...routing, 'rules'], rules.toReversed()])
		const other = changed([[...routing, 'rules', 0, 'priority'], 9])
		const names = (mine: WorkspaceConfig, theirs: WorkspaceConfig) =>
			mergeThree({ base: demoConfig, mine, theirs }).document.queues[0]?.routing.rules.map((it) => it.name)
		const expected = rules.toReversed().map((it) => it.name)
		expect(names(turned, other)).toEqual(expected)
		expect(names(other, turned)).toEqual(expected)
	})

	it('leave one side alone when the other changed nothing', () => {
		fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (base, other) => {
			expect(mergeThree({ base, mine: other, theirs: base }).document).toEqual(other)
			expect(mergeThree({ base, mine: base, theirs: other }).document).toEqual(other)
		}))
	})
})

describe('whom a publication meets', () => {
	const figures = [
		{ id: 'support', name: 'Support', waiting: 2, offered: 1, deferred: 3, ready: 0, open: true, longestWaitMs: 0 },
		{ id: 'bookings', name: 'Bookings', waiting: 5, offered: 0, deferred: 0, ready: 0, open: true, longestWaitMs: 0 },
	]

	it('is who waits in the queues that change', () => {
		const changes = changesBetween(demoConfig, changed([[...routing, 'selector'], 'fairness']))
		const queues = queuesOf(changes, demoConfig)
		expect(queues).toEqual(['support'])
		expect(waitingIn(queues, figures)).toBe(6)
	})

	it('is nobody when only agents change', () => {
		expect(queuesOf(changesBetween(demoConfig, changed([['agents', 0, 'capacity'], 9])), demoConfig)).toEqual([])
	})
})
