import { expect, it } from 'vitest'
import type { Work } from '../../../core/protocol/console.ts'
import { byWait, inOrder } from '../../../workers/console/state/list-order.ts'
import { workOf } from '../support/work.ts'

function work(conversation: string, sinceMs: number): Work {
	return workOf(conversation, { stage: 'active', sinceMs })
}

const HELD = [work('a', 10), work('b', 20), work('c', 30), work('d', 40)]

it('puts who waits longest on top and leaves the others as they came', () => {
	const since = new Map([['c', 500], ['b', 900]])
	expect(byWait(HELD, (it) => since.get(it) ?? null)).toEqual(['c', 'b', 'a', 'd'])
	expect(byWait(HELD, () => null)).toEqual(['a', 'b', 'c', 'd'])
	expect(byWait(HELD, () => 700)).toEqual(['a', 'b', 'c', 'd'])
})

it('keeps an order that was settled, with newcomers at its end', () => {
	const ids = (order: string[]) => inOrder(HELD, order).map((it) => it.conversation)
	expect(ids(['c', 'gone', 'a'])).toEqual(['c', 'a', 'b', 'd'])
	expect(ids([])).toEqual(['a', 'b', 'c', 'd'])
	expect(inOrder([], ['a'])).toEqual([])
})
