import { expect, test } from 'vitest'
import type { ContactId } from '../../../../core/ids.ts'
import type { Content } from '../../../../core/message.ts'
import { saidIn } from '../../../../channels/webchat/widget/said.ts'
import { ANA, fromAna, fromCustomer, NOON_MS, row } from './rows.ts'

const me = { kind: 'customer', id: 'con_1' as ContactId } as const
const ana = { kind: 'agent', ...ANA } as const

function said(seq: number, content: Content, id = `said-${seq}`) {
	return row(seq, { type: 'message', id, author: ana, content })
}

test('is a message as it was changed last, until it is taken back', () => {
	const edited = (seq: number, text: string) =>
		row(seq, { type: 'edited', id: `edit-${seq}`, of: 'ana-1', by: ana, content: { kind: 'text', text } })
	const rows = [fromAna(1, 'six'), edited(2, 'seven'), edited(3, 'eight')]
	expect(saidIn(rows).get('ana-1')).toMatchObject({ content: { text: 'eight' }, isEdited: true, isDeleted: false })
	const gone = row(4, { type: 'deleted', id: 'gone', of: 'ana-1', by: ana })
	expect(saidIn([...rows, gone]).get('ana-1')).toMatchObject({ isDeleted: true })
})

test('holds one reaction of each, the last, and none that was taken back', () => {
	const react = (
		seq: number,
		by: typeof ana | typeof me,
		emoji: string | null,
	) => row(seq, { type: 'reaction', id: `react-${seq}`, of: 'ana-1', by, emoji })
	const rows = [fromAna(1), react(2, me, '👍'), react(3, me, '❤️'), react(4, ana, '🎉')]
	expect(saidIn(rows).get('ana-1')?.reactions).toEqual(['❤️', '🎉'])
	expect(saidIn([...rows, react(5, me, null)]).get('ana-1')?.reactions).toEqual(['🎉'])
})

test('names what it answers in one line, as that read then', () => {
	const answer = row(2, { type: 'message', id: 'answer', author: ana, content: { kind: 'text', text: 'Yes' }, replyTo: 'mine' })
	expect(
		saidIn([fromCustomer(1, 'mine', 'In green?'), answer]).get('answer')
			?.answers,
	).toBe('In green?')
	expect(saidIn([answer]).get('answer')?.answers).toBeNull()
})

test('knows of each file whether its bytes are there', () => {
	const files = ['a', 'b', 'c'].map((id) => ({ id, kind: 'file', name: null, type: null, bytes: null }) as const)
	const stored = { type: 'text/plain', bytes: 5, thumbnail: false }
	const rows = [
		row(1, { type: 'file', file: 'a', stored }),
		said(2, { kind: 'files', text: '', files }),
		row(3, { type: 'file', file: 'b', stored: null, reason: 'gone' }),
	]
	expect(saidIn(rows).get('said-2')?.files).toEqual({ a: stored, b: 'gone', c: 'coming' })
})

test('has of a menu what was chosen first, of the newest that offers it, on its way or arrived', () => {
	const options = [{ id: 'x', title: 'X' }, { id: 'y', title: 'Y' }]
	const menu = (seq: number) => said(seq, { kind: 'menu', text: 'Which?', options })
	const chosen = (seq: number, option: string) =>
		row(seq, { type: 'message', id: `mine-${seq}`, author: me, content: { kind: 'choice', text: option, option } })
	expect(
		saidIn([menu(1), menu(2), chosen(3, 'x'), chosen(4, 'y')]).get('said-2')
			?.chosen,
	).toBe('x')
	expect(saidIn([menu(1), chosen(2, 'x'), menu(3)]).get('said-3')?.chosen).toBeNull()
	const waiting = { id: 'out', text: 'Y', atMs: NOON_MS, refused: null, content: { kind: 'choice', text: 'Y', option: 'y' } } as const
	expect(saidIn([menu(1)], [waiting]).get('said-1')?.chosen).toBe('y')
})

test('overlooks what is about a message nobody has said', () => {
	const stray = row(1, { type: 'deleted', id: 'gone', of: 'nobody-said-it', by: ana })
	expect([...saidIn([stray])]).toEqual([])
})
