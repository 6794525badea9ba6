import { describe, expect, it } from 'vitest'
import { hashOf, routeOf } from '../../../workers/console/hooks/use-route.ts'
import { shortcutOf } from '../../../workers/console/hooks/use-shortcuts.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('the name of a key', () => {
	it('is the same for Ctrl and Cmd', () => {
		expect(shortcutOf({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+k')
		expect(shortcutOf({ ...plain, key: 'K', metaKey: true, shiftKey: true })).toBe('mod+shift+k')
	})

	it('leaves Shift out where it only makes the character', () => {
		expect(shortcutOf({ ...plain, key: '?', shiftKey: true })).toBe('?')
		expect(shortcutOf({ ...plain, key: 'ArrowDown', altKey: true })).toBe('alt+arrowdown')
	})
})

describe('the address', () => {
	it('comes back as it was written', () => {
		for (const list of ['mine', 'waiting', 'recent'] as const) {
			for (const conversation of [null, 'cnv_01JD3ZK8Q0ABCDEFGHJKMN']) {
				expect(routeOf(hashOf({ list, conversation }))).toEqual({ list, conversation })
			}
		}
	})

	it('takes nothing for a conversation that cannot be one', () => {
		expect(routeOf('')).toEqual({ list: 'mine', conversation: null })
		expect(routeOf('#/c/../../api')).toEqual({ list: 'mine', conversation: null })
	})
})
