import { useState } from 'react'
import { useAskForReset } from '../api/auth.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { complaintOf } from './complaint.ts'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** Asks for a link to a new password. What it answers is the same whether the address is known or not. */
export function ForgottenForm() {
	const preferences = usePreferences()
	const { signIn: { forgotten: words, email: label, back } } = preferences.words
	const ask = useAskForReset()
	const [email, setEmail] = useState('')
	const way = <a href={signInHashOf('sign-in')}>{back}</a>
	if (ask.isSuccess) {
		return (
			<SignInCard title={words.sentTitle} hint={words.sent(email)}>
				<p className='sign-in-ways' role='status'>{way}</p>
			</SignInCard>
		)
	}
	return (
		<SignInCard title={words.title} hint={words.hint} onSubmit={() => ask.mutate({ email })}>
			<TextFieldBox label={label} type='email' autoComplete='username' required autoFocus value={email} onChange={setEmail} />
			<p className='field-error' role='alert'>{complaintOf(ask.error, preferences)}</p>
			<button type='submit' className='button primary' disabled={ask.isPending}>{words.submit}</button>
			<p className='sign-in-ways'>{way}</p>
		</SignInCard>
	)
}
