import { expect, test } from 'vitest'
import { sizeText } from '../../../../channels/webchat/widget/file-view.ts'

test('says a size in the unit that fits', () => {
	expect([0, 999, 1_000, 25_300_000, 5_000_000_000].map((it) => sizeText(it, 'en'))).toEqual(['0 B', '999 B', '1 kB', '25.3 MB', '5 GB'])
	expect(sizeText(1_500_000, 'de')).toBe('1,5 MB')
})
