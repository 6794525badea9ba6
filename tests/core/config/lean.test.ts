import fc from 'fast-check'
import { expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { differences } from '../../../core/config/differences.ts'
import { lean } from '../../../core/config/lean.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { shop } from './refused.ts'
import { wholeConfig } from './whole-config.ts'
import { effortMs } from '../../support/effort.ts'

it('is the same configuration when it is read again, whatever it says', () => {
	fc.assert(
		fc.property(wholeConfig, (config) => {
			expect(WorkspaceConfig.parse(lean(config))).toEqual(config)
		}),
		{ numRuns: 30 },
	)
})

it('says nothing that goes without saying', () => {
	const said = shop({ requires: { skill: 'visa', min: 3 }, rules: [{ name: 'Gold', when: { tier: ['gold'] }, priority: 2 }] })
	const { inboxes, ...others } = lean(WorkspaceConfig.parse(said))
	// A list that has no default is said also when it is empty.
	expect(inboxes).toEqual([])
	const [support, bookings] = said.queues
	expect(others).toEqual({
		...Object.fromEntries(Object.entries(said).filter(([name]) => name !== 'inboxes')),
		queues: [support, { id: bookings?.id, name: bookings?.name }],
	})
	expect(JSON.stringify(lean(demoConfig)).length).toBeLessThan(JSON.stringify(demoConfig).length / 2)
})

it('is quick for a thousand agents', () => {
	const agents = Array.from(
		{ length: 1_000 },
		(_, i) => ({ id: `a${i}`, name: `A ${i}`, skills: { visa: 3 }, queues: [{ queue: 'support' }] }),
	)
	const config = WorkspaceConfig.parse(shop({}, { agents }))
	const startMs = effortMs()
	expect(lean(config)['agents']).toEqual(agents)
	expect(effortMs() - startMs).toBeLessThan(5_000)
})

it('differs from another by the places that differ, and by no others', () => {
	fc.assert(
		fc.property(wholeConfig, wholeConfig, (a, b) => {
			expect(differences(a, a)).toEqual([])
			expect(differences(a, b).length === 0).toBe(JSON.stringify(a) === JSON.stringify(b))
		}),
		{ numRuns: 30 },
	)
})

it('knows entries by their names, wherever they stand', () => {
	const [support, bookings] = demoConfig.queues
	const [ana, wei, sam] = demoConfig.agents
	if (!support || !bookings || !ana || !wei || !sam) throw new Error('the demo has changed')
	const after = {
		...demoConfig,
		queues: [bookings, { ...support, offerMs: 5_000 }],
		agents: [ana, { ...sam, skills: { visa: 3 }, queues: [{ queue: 'bookings', priority: 2, delayMs: 0 }] }, { ...wei, id: 'lei' }],
		workload: { ...demoConfig.workload },
	}
	expect(differences(demoConfig, after)).toEqual([
		{ path: 'queues.support.offerMs', before: 25_000, after: 5_000 },
		{ path: 'queues (order)', before: ['support', 'bookings'], after: ['bookings', 'support'] },
		{ path: 'agents.wei', before: wei },
		{ path: 'agents.sam.skills.flights', before: 4 },
		{ path: 'agents.sam.skills.hotels', before: 9 },
		{ path: 'agents.sam.skills.visa', after: 3 },
		{ path: 'agents.sam.queues.bookings.priority', before: 1, after: 2 },
		{ path: 'agents.lei', after: { ...wei, id: 'lei' } },
	])
})

it('says a list of plain values as a whole, and entries without names by their places', () => {
	expect(differences({ a: [1, 2] }, { a: [1, 3] })).toEqual([{ path: 'a', before: [1, 2], after: [1, 3] }])
	expect(differences([{ x: 1 }, { x: 2 }], [{ x: 1 }, { x: 3 }], 'steps')).toEqual([{ path: 'steps.1.x', before: 2, after: 3 }])
	expect(differences([{ x: 1 }], [], 'steps')).toEqual([{ path: 'steps', before: [{ x: 1 }], after: [] }])
	expect(differences({ '10': 1, '9': 1 }, { '9': 1 })).toEqual([{ path: '10', before: 1 }])
})
