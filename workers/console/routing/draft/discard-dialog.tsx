import { useState } from 'react'
import { usePreferences } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { problemText } from '../words/problem-text.ts'
import type { DraftHandle } from './use-draft.ts'

/** Asks before the draft is thrown away: there is no way back to it. */
export function DiscardDialog({ draft, onClose }: { draft: DraftHandle; onClose: () => void }) {
	const { words: { app }, problemWords } = usePreferences()
	const { draft: words } = useRoutingWords()
	const [trouble, setTrouble] = useState<string | null>(null)
	const [isBusy, setBusy] = useState(false)

	async function discard(): Promise<void> {
		setBusy(true)
		try {
			await draft.drop()
			onClose()
		} catch (thrown) {
			setTrouble(problemText(thrown, problemWords))
			setBusy(false)
		}
	}

	return (
		<DialogWindow title={words.discardTitle} onClose={onClose}>
			<p>{words.discardText}</p>
			{trouble && <p className='field-error' role='alert'>{trouble}</p>}
			<footer className='dialog-foot'>
				<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
				<button type='button' className='button primary' disabled={isBusy} onClick={() => void discard()}>{words.discardNow}</button>
			</footer>
		</DialogWindow>
	)
}
