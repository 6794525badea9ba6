import { expect, test } from 'vitest'
import { initials } from '../../../../channels/webchat/widget/dom.ts'

test('shortens a name to two letters, a Chinese one to its last two characters', () => {
	expect(['Ana Flores', '王伟 Wei', '欧阳娜娜', 'sam', 'Mary Jane van Dyke', '🌙 Luna', ' '].map(initials)).toEqual([
		'AF',
		'王伟',
		'娜娜',
		'S',
		'MD',
		'🌙L',
		'',
	])
})
