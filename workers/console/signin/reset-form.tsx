import { useState } from 'react'
import { useResetPassword } from '../api/auth.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { complaintOf } from './complaint.ts'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** Where the link in the mail leads. */
export function ResetForm({ token }: { token: string }) {
	const preferences = usePreferences()
	const { signIn: { reset: words, back } } = preferences.words
	const reset = useResetPassword()
	const [newPassword, setPassword] = useState('')
	if (reset.isSuccess) {
		return (
			<SignInCard title={words.doneTitle} hint={words.done}>
				<a className='button primary' role='status' href={signInHashOf('sign-in')}>{back}</a>
			</SignInCard>
		)
	}
	const dead = { 'token-invalid': words.dead, 'token-expired': words.dead, 'not-found': words.dead }
	return (
		<SignInCard title={words.title} onSubmit={() => reset.mutate({ token, newPassword })}>
			<NewPasswordField label={words.label} hint={words.hint} value={newPassword} onChange={setPassword} autoFocus />
			<p className='field-error' role='alert'>{complaintOf(reset.error, preferences, dead)}</p>
			<button type='submit' className='button primary' disabled={reset.isPending}>{words.submit}</button>
			<p className='sign-in-ways'>
				<a href={signInHashOf('forgotten')}>{words.again}</a>
				<a href={signInHashOf('sign-in')}>{back}</a>
			</p>
		</SignInCard>
	)
}
