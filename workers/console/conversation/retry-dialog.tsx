import { type FormEvent, useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import { useSession } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'

const NOTE_MAX_CHARS = 2_000

/** A callback that reached nobody goes back in line, to be tried again. */
export function RetryDialog({ conversation, onClose }: { conversation: string; onClose: () => void }) {
	const { callback: words, app } = useWords()
	const session = useSession()
	const desk = useDesk()
	const [note, setNote] = useState('')

	function submit(event: FormEvent): void {
		event.preventDefault()
		desk.leave(conversation)
		session.send(conversation, { type: 'retry', id: clientId(), note: note.trim() || undefined })
		onClose()
	}

	return (
		<DialogWindow title={words.dialog} onClose={onClose}>
			<form className='dialog-form' onSubmit={submit}>
				<p className='field-hint'>{words.hint}</p>
				<TextFieldBox autoFocus label={words.note} lines={3} maxLength={NOTE_MAX_CHARS} value={note} onChange={setNote} />
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary'>{words.submit}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
