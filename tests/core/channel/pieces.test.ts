import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces } from '../../../core/channel/pieces.ts'

const size = { chars: (it: string) => it.length, bytes: (it: string) => new TextEncoder().encode(it).length }

test('fits every piece, and loses nothing but blanks where it was cut', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 300 }),
			fc.integer({ min: 8, max: 60 }),
			fc.constantFrom('chars', 'bytes'),
			(text, max, unit) => {
				const found = pieces(text, { max, unit: unit as 'chars' | 'bytes' })
				for (const piece of found) expect(size[unit as 'chars' | 'bytes'](piece)).toBeLessThanOrEqual(max)
				expect(found.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
				expect(found.every((it) => it.isWellFormed())).toBe(true)
			},
		),
	)
})

test('cuts between lines and words where there are any in the later half', () => {
	expect(pieces('one two three four', { max: 9, unit: 'chars' })).toEqual(['one two', 'three', 'four'])
	expect(pieces('first line\nsecond line', { max: 15, unit: 'chars' })).toEqual(['first line', 'second line'])
	expect(pieces('中文没有空格', { max: 9, unit: 'bytes' })).toEqual(['中文没', '有空格'])
})
