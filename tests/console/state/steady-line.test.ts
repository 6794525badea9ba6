import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { steadyLine, type SteadyRow } from '../../../workers/console/state/steady-line.ts'

interface Item {
	readonly conversation: string
	readonly age: number
}

const line = (...ids: readonly string[]) => ids.map((conversation, i): Item => ({ conversation, age: i }))
const shown = (...ids: readonly string[]) => steadyLine([], line(...ids), false)
const said = (rows: readonly SteadyRow<Item>[]) => rows.map(({ item, isGone }) => isGone ? `(${item.conversation})` : item.conversation)

describe('a line that is looked at', () => {
	it('follows the line while nobody is about to hit a row', () => {
		expect(said(steadyLine(shown('a', 'b', 'c'), line('c', 'd', 'a'), false))).toEqual(['c', 'd', 'a'])
	})

	it('keeps every row in its place while somebody is, with newcomers at the end', () => {
		expect(said(steadyLine(shown('a', 'b', 'c'), line('c', 'd', 'a'), true))).toEqual(['a', '(b)', 'c', 'd'])
	})

	it('shows what is known now, wherever the row stands', () => {
		const [first] = steadyLine(shown('a', 'b'), [{ conversation: 'b', age: 7 }, { conversation: 'a', age: 9 }], true)
		expect(first?.item.age).toBe(9)
	})

	it('takes somebody back who has returned', () => {
		const gone = steadyLine(shown('a', 'b'), line('b'), true)
		expect(said(gone)).toEqual(['(a)', 'b'])
		expect(said(steadyLine(gone, line('b', 'a'), true))).toEqual(['a', 'b'])
	})

	it('never shows anybody twice, and everybody who stands in line', () => {
		const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
		fc.assert(fc.property(fc.array(fc.tuple(ids, fc.boolean())), (looks) => {
			let rows: readonly SteadyRow<Item>[] = []
			for (const [now, isInUse] of looks) {
				rows = steadyLine(rows, line(...now), isInUse)
				const names = rows.map((it) => it.item.conversation)
				expect(new Set(names).size).toBe(names.length)
				expect(rows.filter((it) => !it.isGone).map((it) => it.item.conversation).toSorted()).toEqual(now.toSorted())
			}
		}))
	})
})
