import { describe, expect, it } from 'vitest'
import { pullProblem } from '../../../core/routing/agent-offer.ts'
import { agentView } from '../../../core/routing/agent-state.ts'
import { Ledger } from '../support/ledger.ts'
import { bookings, support, talk } from '../support/people.ts'

describe('R18 an agent to whom a supervisor assigns', () => {
	it('is rung over what they can take, and the console says so', () => {
		const it = Ledger.ready({ capacity: 1 }).holds(1, 'call')
		expect(it.reserve(2, { media: 'call', why: 'assigned' })).toBe('agent-busy')
		expect(it.reserve(2, { media: 'call', why: 'assigned', force: true })).toEqual(['offered'])
		expect(agentView(it.state)).toMatchObject({ load: 2, work: [{ stage: 'active' }, { stage: 'offered', why: 'assigned' }] })
		expect(it.room).toEqual({})
	})

	it.each(['away', 'offline'] as const)('is rung while %s', (presence) => {
		const it = Ledger.ready()
		it.do({ type: 'presence', presence })
		expect(it.reserve(1)).toBe('agent-not-available')
		expect(it.reserve(1, { force: true })).toEqual(['offered'])
		expect(it.accept(1)).toEqual(['accepted'])
		expect(it.state.presence).toBe(presence)
	})

	it('is rung while not responding, and is not put aside once more for missing it', () => {
		const it = Ledger.ready()
		it.reserve(1)
		it.wait()
		expect(it.reserve(2, { force: true })).toEqual(['offered'])
		expect(it.wait()).toEqual(['missed'])
		expect(it.state.presence).toBe('not_responding')
	})

	it('is not rung where nobody would see it, nor for what is over', () => {
		const it = Ledger.ready()
		it.reserve(1, { force: true })
		it.rescind(1)
		expect(it.reserve(1, { force: true })).toBe('stale-epoch')
		it.do({ type: 'disconnect' })
		expect(it.reserve(2, { force: true })).toBe('agent-not-available')
	})

	it('has their room back only when they are below their limits again', () => {
		const it = Ledger.ready({ capacity: 1 }).holds(1, 'chat').holds(2, 'chat', { force: true })
		it.release(1, { wrapUp: false })
		expect(it.room).toEqual({})
		it.release(2, { wrapUp: false })
		expect(it.room).toMatchObject({ chat: 1 })
	})
})

describe('R18 an agent who picks from the line', () => {
	it('has it at once: it does not ring', () => {
		const it = Ledger.ready()
		expect(it.pull(1)).toEqual(['offered', 'accepted'])
		expect(it.state.work).toMatchObject([{ stage: 'active', why: 'pulled', sinceMs: 1_000, dueMs: null }])
		expect(it.owed.map((owed) => owed.type)).toEqual(['assign', 'settle'])
		expect(it.owed).toMatchObject([{ work: { conversation: talk(1), epoch: 1 } }, { outcome: 'accepted' }])
		expect([it.pull(1), it.reserve(1)]).toEqual([[], []])
	})

	it('cannot go over what they can take', () => {
		const it = Ledger.ready({ capacity: 2 }).holds(1, 'chat')
		expect(it.pull(2, { media: 'call' })).toBe('agent-busy')
		expect(it.pull(2)).toEqual(['offered', 'accepted'])
		expect([it.pull(3), pullProblem(it.state, support)?.code]).toEqual(['agent-busy', 'agent-busy'])
	})

	it('gives it back when their console has gone before the answer came, or somebody else has it by now', () => {
		const it = Ledger.ready()
		it.rescind(1)
		expect(it.pull(1)).toBe('stale-epoch')
		it.do({ type: 'disconnect' })
		expect(it.pull(2)).toBe('agent-not-available')
	})

	it('may pick the customer they wrap up when that customer stands in line again', () => {
		const it = Ledger.ready({ capacity: 1 }).holds(1, 'chat')
		it.release(1)
		expect(it.pull(1, { placement: 2, epoch: 2 })).toEqual(['wrapped', 'offered', 'accepted'])
	})

	it('is told by name why they cannot', () => {
		const it = Ledger.ready()
		expect(pullProblem(it.state, support)).toBeNull()
		expect(pullProblem(it.state, bookings)).toMatchObject({ code: 'pull-not-possible' })
		it.do({ type: 'presence', presence: 'away' })
		expect(pullProblem(it.state, support)).toMatchObject({ code: 'agent-not-available' })
		expect(pullProblem(new Ledger().state, support)).toMatchObject({ code: 'agent-not-available' })
	})
})

describe('an offer that several are rung for', () => {
	it('R3 leaves no trace with those who were slower, whether it is taken back before or after they learn it', () => {
		const [slow, slower] = [Ledger.ready({ capacity: 1 }), Ledger.ready({ capacity: 1 })]
		for (const it of [slow, slower]) {
			it.reserve(1)
			it.accept(1)
		}
		expect([slow.release(1, { wrapUp: false }), slow.rescind(1)]).toEqual([['released'], []])
		expect([slower.rescind(1), slower.release(1, { wrapUp: false })]).toEqual([[], ['released']])
		for (const it of [slow, slower]) expect([it.state.work, it.room.chat, it.reserve(1)]).toEqual([[], 1, 'stale-epoch'])
	})

	it('R4 stops ringing with those who have not answered', () => {
		const it = Ledger.ready({ capacity: 1 })
		it.reserve(1)
		expect(it.rescind(1)).toEqual(['rescinded'])
		expect([it.accept(1), it.room.chat]).toEqual(['not-offered', 1])
	})
})
