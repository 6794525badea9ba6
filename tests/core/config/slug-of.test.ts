import { describe, expect, it } from 'vitest'
import { isSlug } from '../../../core/ids.ts'
import { slugOf } from '../../../core/config/slug-of.ts'

describe('a short name out of a long one', () => {
	it('keeps letters and digits and joins the words', () => {
		expect(slugOf('Lantern Travel, Inc.')).toBe('lantern-travel-inc')
		expect(slugOf('  Café Zürich 24 ')).toBe('cafe-zurich-24')
	})

	it('is a short name or nothing at all', () => {
		for (const name of ['', '---', '旅行社', 'A', '9', `${'very long '.repeat(9)}name`, 'x-'.repeat(40)]) {
			const slug = slugOf(name)
			expect(slug === '' || isSlug(slug), name).toBe(true)
		}
	})
})
