import type { Words } from '../i18n/en.ts'

/** What a key does, and the chords that do it. */
export type ShortcutRow = readonly [name: string, chords: readonly string[]]

export function agentShortcuts({ shortcuts }: Pick<Words, 'shortcuts'>): readonly ShortcutRow[] {
	return [
		[shortcuts.accept, ['a', 'enter']],
		[shortcuts.reject, ['r']],
		[shortcuts.next, ['j', 'alt+arrowdown']],
		[shortcuts.previous, ['k', 'alt+arrowup']],
		[shortcuts.compose, ['c']],
		[shortcuts.leave, ['escape']],
		[shortcuts.messages, ['m', 'arrowup', 'arrowdown']],
		[shortcuts.send, ['enter']],
		[shortcuts.newLine, ['shift+enter']],
		[shortcuts.toggleNote, ['mod+/', 'mod+shift+n']],
		[shortcuts.transfer, ['t']],
		[shortcuts.close, ['e']],
		[shortcuts.retry, ['n']],
		[shortcuts.done, ['d']],
		[shortcuts.waiting, ['w']],
		[shortcuts.take, ['p']],
		[shortcuts.palette, ['/', 'mod+k']],
		[shortcuts.help, ['?']],
	]
}

/** For who looks after the lines; the acts are on a row that has the focus, or on the conversation that is open. */
export function staffShortcuts({ shortcuts }: Pick<Words, 'shortcuts'>): readonly ShortcutRow[] {
	return [
		[shortcuts.waiting, ['w']],
		[shortcuts.boost, ['b']],
		[shortcuts.move, ['m']],
		[shortcuts.assign, ['a']],
		[shortcuts.leave, ['escape']],
		[shortcuts.palette, ['/', 'mod+k']],
		[shortcuts.help, ['?']],
	]
}
