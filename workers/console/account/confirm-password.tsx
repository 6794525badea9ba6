import { type FormEvent, useState } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import { complaintOf } from '../signin/complaint.ts'
import { TextFieldBox } from '../ui/text-field.tsx'
import { useAccountWords } from './words/use-account-words.ts'

export interface ConfirmPasswordProps {
	readonly error: Error | null
	readonly isPending: boolean
	readonly onConfirm: (password: string) => void
}

/** Whoever finds an open console cannot change how its owner signs in. */
export function ConfirmPassword({ error, isPending, onConfirm }: ConfirmPasswordProps) {
	const preferences = usePreferences()
	const { twoFactor: words, password: { wrong } } = useAccountWords()
	const [password, setPassword] = useState('')
	function submit(event: FormEvent): void {
		event.preventDefault()
		onConfirm(password)
	}
	return (
		<form className='account-form' onSubmit={submit}>
			<TextFieldBox
				label={words.askPassword}
				type='password'
				autoComplete='current-password'
				required
				autoFocus
				value={password}
				onChange={setPassword}
			/>
			<p className='field-error' role='alert'>{complaintOf(error, preferences, { 'credentials-invalid': wrong })}</p>
			<div className='account-acts'>
				<button type='submit' className='button primary' disabled={isPending}>{words.continue}</button>
			</div>
		</form>
	)
}
