import { type FormEvent, useState } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import { complaintOf } from '../signin/complaint.ts'
import { NewPasswordField } from '../signin/new-password-field.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { AccountSection } from './account-section.tsx'
import { useChangePassword } from './api.ts'
import { useAccountWords } from './words/use-account-words.ts'

export function PasswordSection() {
	const preferences = usePreferences()
	const { password: words } = useAccountWords()
	const change = useChangePassword()
	const [currentPassword, setCurrent] = useState('')
	const [newPassword, setNew] = useState('')
	function submit(event: FormEvent): void {
		event.preventDefault()
		change.mutate({ currentPassword, newPassword, revokeOtherSessions: true }, {
			onSuccess: () => {
				setCurrent('')
				setNew('')
			},
		})
	}
	return (
		<AccountSection title={words.title} hint={words.hint}>
			<form className='account-form' onSubmit={submit}>
				<TextFieldBox
					label={words.current}
					type='password'
					autoComplete='current-password'
					required
					value={currentPassword}
					onChange={setCurrent}
				/>
				<NewPasswordField label={words.next} hint={words.nextHint} value={newPassword} onChange={setNew} />
				<p className='field-error' role='alert'>{complaintOf(change.error, preferences, { 'credentials-invalid': words.wrong })}</p>
				<div className='account-acts'>
					<button type='submit' className='button' disabled={change.isPending}>{words.submit}</button>
					<span role='status' className='field-hint'>{change.isSuccess ? words.done : ''}</span>
				</div>
			</form>
		</AccountSection>
	)
}
