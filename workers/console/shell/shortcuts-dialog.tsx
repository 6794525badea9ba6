import { useMe } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { Keys } from '../ui/keys.tsx'
import { mayRoute } from './may-route.ts'
import './shortcuts-dialog.css'

/** All keys on one page. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
	const { shortcuts } = useWords()
	const me = useMe().data
	const rows: readonly (readonly [string, readonly string[]])[] = [
		[shortcuts.accept, ['a', 'enter']],
		[shortcuts.reject, ['r']],
		[shortcuts.next, ['j', 'alt+arrowdown']],
		[shortcuts.previous, ['k', 'alt+arrowup']],
		[shortcuts.compose, ['c']],
		[shortcuts.leave, ['escape']],
		[shortcuts.send, ['enter']],
		[shortcuts.newLine, ['shift+enter']],
		[shortcuts.toggleNote, ['mod+/', 'mod+shift+n']],
		[shortcuts.transfer, ['t']],
		[shortcuts.close, ['e']],
		[shortcuts.done, ['d']],
		[shortcuts.palette, ['/', 'mod+k']],
		[shortcuts.help, ['?']],
		...(me && mayRoute(me) ? [[shortcuts.routing, ['g']] as const] : []),
	]
	return (
		<DialogWindow title={shortcuts.title} onClose={onClose} size='m'>
			<dl className='shortcuts'>
				{rows.map(([name, chords]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>
							{chords.map((chord, i) => (
								<span key={chord}>
									{i > 0 && <small>{shortcuts.or}</small>}
									<Keys chord={chord} />
								</span>
							))}
						</dd>
					</div>
				))}
			</dl>
		</DialogWindow>
	)
}
