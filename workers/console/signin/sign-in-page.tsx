import { type FormEvent, useState } from 'react'
import { ApiProblem } from '../api/http.ts'
import { type DemoSignIn, useDemoSignIns, useSignIn } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import type { Words } from '../i18n/en.ts'
import { PreferencesMenu } from '../shell/preferences-menu.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { DemoSignIns } from './demo-sign-ins.tsx'
import { Mark } from './mark.tsx'
import './sign-in.css'

export function SignInPage() {
	const words = useWords()
	const signIn = useSignIn()
	const demo = useDemoSignIns()
	const [email, setEmail] = useState('')
	const [password, setPassword] = useState('')

	function submit(event: FormEvent): void {
		event.preventDefault()
		signIn.mutate({ email, password })
	}

	function pick(it: DemoSignIn): void {
		setEmail(it.email)
		setPassword(it.password)
		signIn.mutate({ email: it.email, password: it.password })
	}

	return (
		<main className='sign-in'>
			<div className='sign-in-corner'>
				<PreferencesMenu />
			</div>
			<form className='sign-in-card' onSubmit={submit}>
				<Mark />
				<h1>{words.signIn.title}</h1>
				<TextFieldBox
					label={words.signIn.email}
					type='email'
					autoComplete='username'
					required
					autoFocus
					value={email}
					onChange={setEmail}
				/>
				<TextFieldBox
					label={words.signIn.password}
					type='password'
					autoComplete='current-password'
					required
					value={password}
					onChange={setPassword}
				/>
				<p className='field-error' role='alert'>{signIn.error ? complaint(signIn.error, words) : ''}</p>
				<button type='submit' className='button primary' disabled={signIn.isPending}>
					{signIn.isPending ? words.signIn.busy : words.signIn.submit}
				</button>
			</form>
			{demo.data && demo.data.length > 0 && <DemoSignIns items={demo.data} onPick={pick} isDisabled={signIn.isPending} />}
		</main>
	)
}

function complaint(error: Error, { signIn, app }: Words): string {
	if (!(error instanceof ApiProblem)) return signIn.failed
	if (error.status === 0) return app.unreachable
	return error.status === 401 || error.status === 400 || error.status === 422 ? signIn.wrong : signIn.failed
}
