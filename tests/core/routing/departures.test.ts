import { expect, it } from 'vitest'
import { departureIn, departuresIn, REMEMBERED_ROWS } from '../../../core/routing/departures.ts'
import type { QueueCommand } from '../../../core/routing/queue-command.ts'
import { ana, talk } from '../support/people.ts'

const place = (n: number) => ({ conversation: talk(n), placement: 1 })
const leaves = (n: number): QueueCommand => ({ type: 'withdraw', ...place(n) })

it('knows by what somebody leaves a line', () => {
	const settle = { type: 'settle', ...place(1), epoch: 1, agent: ana, candidate: null } as const
	expect(departureIn(leaves(1))).toEqual(place(1))
	expect(departureIn({ ...settle, outcome: 'accepted' })).toEqual(place(1))
	expect([departureIn({ ...settle, outcome: 'missed' }), departureIn({ type: 'told', ...place(1) })]).toEqual([null, null])
})

it('remembers so many rows back, and no further', () => {
	const rows = [1, 2].map((seq) => ({ seq, command: leaves(seq) }))
	expect(departuresIn(rows, 2)).toEqual([place(1), place(2)])
	expect(departuresIn(rows, REMEMBERED_ROWS + 1)).toEqual([place(2)])
	expect(departuresIn(rows, REMEMBERED_ROWS + 2)).toEqual([])
})
