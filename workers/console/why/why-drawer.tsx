import { useState } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { Icon } from '../ui/icon.tsx'
import { WHY_WORDS } from './speech.ts'
import { WhyPanel } from './why-panel.tsx'
import '../context/context.css'

/** The same on narrower screens, behind a button. */
export function WhyDrawer({ conversation }: { conversation: string }) {
	const { panel } = WHY_WORDS[usePreferences().locale]
	const [open, setOpen] = useState(false)
	return (
		<>
			<button type='button' className='button quiet square context-button' aria-label={panel.title} onClick={() => setOpen(true)}>
				<Icon name='info' />
			</button>
			{open && (
				<DialogWindow title={panel.title} onClose={() => setOpen(false)}>
					<WhyPanel conversation={conversation} />
				</DialogWindow>
			)}
		</>
	)
}
