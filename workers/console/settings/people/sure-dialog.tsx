import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'

export interface SureDialogProps {
	readonly title: string
	readonly text: string
	readonly act: string
	readonly error: Error | null
	readonly isPending: boolean
	readonly onAct: () => void
	readonly onClose: () => void
}

/** Asks once more before what cannot be taken back. */
export function SureDialog({ title, text, act, error, isPending, onAct, onClose }: SureDialogProps) {
	const preferences = usePreferences()
	return (
		<DialogWindow title={title} onClose={onClose}>
			<div className='people-form'>
				<p>{text}</p>
				<p className='field-error' role='alert'>{complaintOf(error, preferences)}</p>
				<div className='people-acts'>
					<button type='button' className='button' onClick={onClose} autoFocus>{preferences.words.app.cancel}</button>
					<button type='button' className='button primary' disabled={isPending} onClick={onAct}>{act}</button>
				</div>
			</div>
		</DialogWindow>
	)
}
