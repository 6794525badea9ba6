import { useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { Icon } from '../ui/icon.tsx'
import { ContextDetails } from './context-details.tsx'
import './context.css'

/** The same on narrower screens, behind a button. */
export function ContextDrawer({ conversation }: { conversation: string }) {
	const { app, context } = useWords()
	const [open, setOpen] = useState(false)
	return (
		<>
			<button type='button' className='button quiet square context-button' aria-label={app.details} onClick={() => setOpen(true)}>
				<Icon name='info' />
			</button>
			{open && (
				<DialogWindow title={context.label} onClose={() => setOpen(false)}>
					<ContextDetails conversation={conversation} />
				</DialogWindow>
			)}
		</>
	)
}
