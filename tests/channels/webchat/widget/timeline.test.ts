import { expect, test } from 'vitest'
import type { AgentId } from '../../../../core/ids.ts'
import { emptyState, type State } from '../../../../channels/webchat/widget/state.ts'
import { timeline } from '../../../../channels/webchat/widget/timeline.ts'
import { assigned, callback, closed, fromAna, fromCustomer, held, NOON_MS, queued, row } from './rows.ts'

const DAY_MS = 86_400_000

function drawn(state: Partial<State>): string[] {
	return timeline({ ...emptyState, ...state }, (atMs) => String(Math.floor(atMs / DAY_MS))).map((it) => {
		if (it.kind === 'own') return `${it.key} ${it.state}`
		if (it.kind === 'agent') {
			return it.lead ? `${it.name}: ${it.text}` : it.text
		}
		return it.kind === 'line' ? `${it.line} ${it.name}`.trim() : it.kind
	})
}

test('shows messages with how far they have come, and what is still on its way after them', () => {
	const rows = [fromCustomer(1, 'one'), fromCustomer(2, 'two'), fromCustomer(3, 'three')]
	const outbox = [{ id: 'four', text: '4', atMs: NOON_MS, refused: null }, {
		id: 'five',
		text: '5',
		atMs: NOON_MS,
		refused: 'frame-invalid',
	}]
	expect(drawn({ rows, outbox, agentMarks: { received: 2, read: 1 } })).toEqual([
		'day',
		'one read',
		'two delivered',
		'three sent',
		'four sending',
		'five failed',
	])
})

test('shows what else than words is on its way by what it is', () => {
	const choice = { kind: 'choice', text: 'Size 43', option: 's43' } as const
	const outbox = [{ id: 'out', text: 'Size 43', content: choice, atMs: NOON_MS + 2, refused: null }]
	const uploads = [{ id: 'up', name: 'a.png', type: 'image/png', bytes: 7, atMs: NOON_MS + 1, progress: 0.5, refused: null }]
	const entries = timeline({ ...emptyState, outbox, uploads }, () => '').filter((it) => it.kind === 'own')
	expect(
		entries.map(({ key, said, progress }) => [key, said.content.kind, progress]),
	).toEqual([['up', 'files', 0.5], ['out', 'choice', undefined]])
})

test('shows a message once while its row is here and its outbox item not yet gone', () => {
	const outbox = [{ id: 'one', text: 'hello', atMs: NOON_MS, refused: null }]
	expect(drawn({ rows: [fromCustomer(1, 'one')], outbox })).toEqual(['day', 'one sent'])
})

test('puts into words who came and went, and names the agent once for several messages in a row', () => {
	const rows = [
		queued(2),
		assigned(3),
		fromAna(4, 'a'),
		fromAna(5, 'b'),
		queued(6, 'agent_lost'),
		queued(7, 'transferred'),
		queued(8, 'returned'),
	]
	rows.push(row(9, { type: 'abandoned' }), closed(10), queued(11, 'reopened'), closed(12, 'customer'), fromAna(13, 'c'))
	expect(drawn({ rows })).toEqual([
		'day',
		'joined Ana Flores',
		'Ana Flores: a',
		'b',
		'agentLost',
		'transferred',
		'returned',
		'abandoned',
		'endedByAgent Ana Flores',
		'reopened',
		'endedByYou',
		'Ana Flores: c',
	])
})

test('names the agent no more after the customer has said something in between, but does after another agent or another day', () => {
	const wei = { kind: 'agent', id: 'wei' as AgentId, name: '王伟 Wei' } as const
	const rows = [fromAna(1, 'a'), fromCustomer(2, 'two'), fromAna(3, 'b'), fromCustomer(4, 'four'), fromAna(5, 'c')]
	rows.push(row(6, { type: 'message', id: 'wei-6', author: wei, content: { kind: 'text', text: 'd' } }), fromCustomer(7, 'seven'))
	rows.push(fromAna(8, 'e'), { ...fromAna(9, 'f'), atMs: NOON_MS + DAY_MS })
	expect(drawn({ rows })).toEqual([
		'day',
		'Ana Flores: a',
		'two sent',
		'b',
		'four sent',
		'c',
		'王伟 Wei: d',
		'seven sent',
		'Ana Flores: e',
		'day',
		'Ana Flores: f',
	])
})

test('tells the end of a conversation once, though the agent files it afterwards', () => {
	const rows = [fromCustomer(1, 'one'), closed(2, 'customer'), closed(3), queued(4, 'reopened'), closed(5)]
	expect(drawn({ rows })).toEqual(['day', 'one sent', 'endedByYou', 'reopened', 'endedByAgent Ana Flores'])
})

test('says that it was passed on, by whomever, and that it has ended by itself; nothing of what only the staff see', () => {
	const rows = [
		queued(1, 'overflowed'),
		queued(2, 'moved'),
		queued(3, 'idle'),
		queued(4, 'retried'),
		callback(5),
		held(6),
		closed(7, 'system'),
	]
	expect(drawn({ rows })).toEqual(['day', 'transferred', 'transferred', 'ended'])
})

test('draws a line at every new day', () => {
	const rows = [fromAna(1, 'a'), { ...fromAna(2, 'b'), atMs: NOON_MS + DAY_MS }, { ...fromAna(3, 'c'), atMs: NOON_MS + DAY_MS }]
	expect(drawn({ rows })).toEqual(['day', 'Ana Flores: a', 'day', 'Ana Flores: b', 'c'])
})
