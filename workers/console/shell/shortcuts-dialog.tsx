import { useMe } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { Keys } from '../ui/keys.tsx'
import { mayRoute } from './may-route.ts'
import type { ShortcutRow } from './shortcut-rows.ts'
import './shortcuts-dialog.css'

export interface ShortcutsDialogProps {
	readonly rows: readonly ShortcutRow[]
	readonly onClose: () => void
}

/** All keys on one page. */
export function ShortcutsDialog({ rows, onClose }: ShortcutsDialogProps) {
	const { shortcuts } = useWords()
	const me = useMe().data
	const all = me && mayRoute(me) ? [...rows, [shortcuts.routing, ['g']] as const] : rows
	return (
		<DialogWindow title={shortcuts.title} onClose={onClose} size='m'>
			<dl className='shortcuts'>
				{all.map(([name, chords]) => (
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
