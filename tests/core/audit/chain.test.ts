import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../core/audit/canonical-json.ts'
import { CHAIN_START, linkText } from '../../../core/audit/chain.ts'
import { columnsOf, rowOf } from '../../../core/audit/columns.ts'
import type { AuditEntry } from '../../../core/audit/entry.ts'
import { storable } from '../../../core/audit/storable.ts'
import { chain, entry, sha256 } from './rows.ts'

describe('canonical JSON', () => {
	// The example of RFC 8785, sections 3.2.2 and 3.2.3, but for the numbers that JavaScript cannot write down exactly.
	it('writes the example of its standard', () => {
		const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }
		expect(canonicalJson(value)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		)
	})

	it('orders keys by their code units', () => {
		const keys = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö']
		const written = canonicalJson(Object.fromEntries(keys.map((it) => [it, 0])))
		expect(Object.keys(JSON.parse(written))).toEqual(['1', '\r', '\u0080', 'ö', '€', '😀', '\ufb33'])
	})

	it('leaves out what JSON does not know, as JSON.stringify does', () => {
		expect(canonicalJson({ b: undefined, a: [undefined, () => 0], c: { d: null } })).toBe('{"a":[null,null],"c":{"d":null}}')
	})

	it('is the same whatever the order was, and reads back the same', () => {
		fc.assert(fc.property(fc.jsonValue(), (value) => {
			const shuffled = JSON.parse(JSON.stringify(value), (_, it) => isRecord(it) ? Object.fromEntries(Object.entries(it).reverse()) : it)
			expect(canonicalJson(shuffled)).toBe(canonicalJson(value))
			expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
		}))
	})
})

describe('the chain', () => {
	it('takes its hash of the one before, the number and the entry', async () => {
		const text = linkText(entry(1), { seq: 1, previous: CHAIN_START })
		expect(text).toBe(
			`${
				'0'.repeat(64)
			}\n1\n{"act":"staff.changed","actor":{"id":"usr_robin","kind":"staff","name":"Robin Admin"},"address":"203.0.113.7",` +
				'"atMs":1790000000001,"detail":{"role":{"after":"supervisor","before":"agent"}},"id":"aud_0001",' +
				'"target":{"id":"usr_1","kind":"staff"},"workspace":"demo"}',
		)
		// As Python's hashlib has it.
		expect(await sha256(text)).toBe('cda673499417bec028814836d72d4f3212d269f81a481b0a50ce2fff84457721')
	})

	it('goes on from row to row', async () => {
		const [one, two] = await chain([entry(1), entry(2, { actor: { kind: 'system' }, address: null, target: null, detail: {} })])
		expect(one?.previous).toBe(CHAIN_START)
		expect(two?.previous).toBe(one?.hash)
		expect(two?.hash).toBe('c665f80a3eaf6b867aa0ca40a8d53c6be053dd5f6c0d40ea463fbb13295c5d36')
	})

	it('covers the entry alone, so that a row can be linked again', async () => {
		const [row] = await chain([entry(1)])
		expect(row && linkText(row, { seq: 1, previous: CHAIN_START })).toBe(linkText(entry(1), { seq: 1, previous: CHAIN_START }))
	})
})

describe('what can be stored', () => {
	it('has neither U+0000 nor half a character, and no number that is none', () => {
		const odd = entry(1, {
			actor: { kind: 'stranger', name: 'a\u0000b\ud800' },
			detail: { '\u0000k': ['\udc00', NaN, -0, Infinity], gone: undefined, deep: { text: 'x\u0000y' } },
		})
		expect(storable(odd)).toEqual(entry(1, {
			actor: { kind: 'stranger', name: 'ab�' },
			detail: { k: ['�', null, 0, null], deep: { text: 'xy' } },
		}))
	})

	it('is cut where somebody says too much', () => {
		const { detail, actor, target } = storable(entry(1, {
			actor: { kind: 'stranger', name: 'n'.repeat(5_000) },
			target: { kind: 'k', id: 'i'.repeat(5_000) },
			detail: { list: Array.from({ length: 5_000 }, (_, i) => `item ${i}`) },
		}))
		expect(detail).toMatchObject({ cut: true, chars: 58_900 })
		expect(JSON.stringify({ detail, actor, target }).length).toBeLessThan(1_500)
	})

	it('is the same once more, and the same in columns', () => {
		fc.assert(fc.property(entries(), (it) => {
			const kept = storable(it)
			expect(storable(kept)).toEqual(kept)
			const row = { ...kept, seq: 1, previous: CHAIN_START, hash: CHAIN_START }
			expect(rowOf(columnsOf(row))).toEqual(row)
		}))
	})
})

function entries(): fc.Arbitrary<AuditEntry> {
	const text = fc.string({ unit: 'binary', maxLength: 20 })
	return fc.record({
		actor: fc.oneof(
			fc.record({ kind: fc.constantFrom('staff' as const, 'key' as const), id: text, name: text }),
			fc.record({ kind: fc.constant('stranger' as const), name: text }),
			fc.constant({ kind: 'system' as const }),
		),
		address: fc.option(text),
		target: fc.option(fc.record({ kind: text, id: text })),
		detail: fc.dictionary(text, fc.jsonValue()),
	}).map((it) => entry(1, it))
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}
