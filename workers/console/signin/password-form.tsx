import { useState } from 'react'
import { needsSecondStep, type SignInOptions, useSignIn } from '../api/auth.ts'
import { type DemoSignIn, useDemoSignIns } from '../api/me.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { complaintOf } from './complaint.ts'
import { DemoSignIns } from './demo-sign-ins.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** The first step, and mostly the only one. */
export function PasswordForm({ options, onSecondStep }: { options: SignInOptions | undefined; onSecondStep: () => void }) {
	const preferences = usePreferences()
	const { signIn: words } = preferences.words
	const signIn = useSignIn()
	const demo = useDemoSignIns()
	const [email, setEmail] = useState('')
	const [password, setPassword] = useState('')
	const enter = (who: { email: string; password: string }) =>
		signIn.mutate(who, { onSuccess: (answer) => needsSecondStep(answer) && onSecondStep() })
	function pick({ email, password }: DemoSignIn): void {
		setEmail(email)
		setPassword(password)
		enter({ email, password })
	}
	const wrong = { 'body-invalid': words.wrong, 'credentials-invalid': words.wrong }
	return (
		<SignInCard
			title={words.title}
			onSubmit={() => enter({ email, password })}
			foot={demo.data && demo.data.length > 0 && <DemoSignIns items={demo.data} onPick={pick} isDisabled={signIn.isPending} />}
		>
			<TextFieldBox label={words.email} type='email' autoComplete='username' required autoFocus value={email} onChange={setEmail} />
			<TextFieldBox
				label={words.password}
				type='password'
				autoComplete='current-password'
				required
				value={password}
				onChange={setPassword}
			/>
			<p className='field-error' role='alert'>{complaintOf(signIn.error, preferences, wrong)}</p>
			<button type='submit' className='button primary' disabled={signIn.isPending}>
				{signIn.isPending ? words.busy : words.submit}
			</button>
			<p className='sign-in-ways'>
				<a href={signInHashOf('forgotten')}>{words.forgot}</a>
				<a href={signInHashOf('sso')}>{words.sso.open}</a>
				{options?.signUp && <a href={signInHashOf('sign-up')}>{words.create}</a>}
			</p>
		</SignInCard>
	)
}
