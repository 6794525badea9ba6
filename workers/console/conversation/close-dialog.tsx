import { type FormEvent, useState } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import { useDirectory } from '../live/directory-context.ts'
import { useSession } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'

const NOTE_MAX_CHARS = 2_000

export interface CloseDialogProps {
	readonly conversation: string
	/** The customer ended it already; only what came of it is missing. */
	readonly isOutcomeOnly: boolean
	readonly onClose: () => void
}

/** Ends a conversation with what came of it. */
export function CloseDialog({ conversation, isOutcomeOnly, onClose }: CloseDialogProps) {
	const { words: { close: words, app }, locale } = usePreferences()
	const session = useSession()
	const desk = useDesk()
	const { dispositions } = useDirectory()
	const [disposition, setDisposition] = useState<string | null>(null)
	const [note, setNote] = useState('')
	const [asked, setAsked] = useState(false)
	const options = dispositions.map((it) => ({ id: it.id, name: locale === 'zh' ? it.nameZh : it.name }))

	function submit(event: FormEvent): void {
		event.preventDefault()
		setAsked(true)
		if (disposition === null) return
		if (!isOutcomeOnly) desk.leave(conversation)
		session.send(conversation, { type: 'close', id: clientId(), disposition, note: note.trim() || undefined })
		onClose()
	}

	return (
		<DialogWindow title={isOutcomeOnly ? words.outcomeTitle : words.title} onClose={onClose}>
			<form className='dialog-form' onSubmit={submit}>
				<SelectField
					autoFocus
					label={words.disposition}
					placeholder={words.pick}
					options={options}
					value={disposition}
					onChange={setDisposition}
					error={asked && disposition === null ? words.required : null}
				/>
				<TextFieldBox label={words.note} lines={3} maxLength={NOTE_MAX_CHARS} value={note} onChange={setNote} />
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary'>{isOutcomeOnly ? words.outcomeSubmit : words.submit}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
