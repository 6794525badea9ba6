import type { FormEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'

const REASON_MAX_CHARS = 200

export interface RejectFormProps {
	readonly onReject: (reason: string) => void
	readonly onCancel: () => void
	readonly isDisabled: boolean
}

/** Enter rejects, with or without a reason; Escape thinks better of it. */
export function RejectForm({ onReject, onCancel, isDisabled }: RejectFormProps) {
	const { offer, app } = useWords()
	const [reason, setReason] = useState('')

	function submit(event: FormEvent): void {
		event.preventDefault()
		onReject(reason)
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (event.key === 'Escape') onCancel()
	}

	return (
		<form className='reject-form' onSubmit={submit} onKeyDown={onKeyDown}>
			<input
				className='input'
				aria-label={offer.reason}
				placeholder={offer.reasonHint}
				maxLength={REASON_MAX_CHARS}
				value={reason}
				onChange={(event) => setReason(event.target.value)}
				autoFocus
			/>
			<div className='offer-answer'>
				<button type='submit' className='button' disabled={isDisabled}>{offer.rejectNow}</button>
				<button type='button' className='button quiet' onClick={onCancel}>{app.cancel}</button>
			</div>
		</form>
	)
}
