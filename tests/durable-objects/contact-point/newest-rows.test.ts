import { describe, expect, test } from 'vitest'
import { NewestRows } from '../../../durable-objects/contact-point/newest-rows.ts'

function rowsOf(...seqs: number[]): NewestRows<string> {
	const rows = new NewestRows<string>()
	for (const seq of seqs) rows.add({ seq, atMs: seq, event: `row ${seq}`, json: `"row ${seq}"` })
	return rows
}

function seqsFrom(rows: NewestRows<string>, seq: number): number[] | null {
	return rows.from(seq)?.map((it) => it.seq) ?? null
}

describe('the newest rows', () => {
	test('are given from any of them on', () => {
		expect(seqsFrom(rowsOf(4, 5, 6), 5)).toEqual([5, 6])
	})

	test('do not hold what is older, or has been read', () => {
		const rows = rowsOf(4, 5, 6)
		rows.drop(5)
		expect([seqsFrom(rows, 3), seqsFrom(rows, 5), seqsFrom(rows, 6)]).toEqual([null, null, [6]])
	})

	test('never have a gap: after one nothing is taken until what came before it has been read', () => {
		const rows = rowsOf(4, 5, 7, 8)
		expect(seqsFrom(rows, 4)).toEqual([4, 5])
		rows.drop(5)
		rows.add({ seq: 9, atMs: 9, event: 'row 9', json: '"row 9"' })
		expect([seqsFrom(rows, 7), seqsFrom(rows, 9)]).toEqual([null, [9]])
	})

	test('are at most a hundred', () => {
		const rows = rowsOf(...Array.from({ length: 150 }, (_, i) => i + 1))
		expect(rows.from(1)?.length).toBe(100)
		expect(rows.from(101)).toBeNull()
	})
})
