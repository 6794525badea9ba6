import { useState } from 'react'
import { slugOf } from '../../../core/config/slug-of.ts'
import { useCreateWorkspace } from '../api/auth.ts'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { complaintOf } from './complaint.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** A company's first minute: a workspace, and who looks after it. Leads to the assistant. */
export function SignUpForm() {
	const preferences = usePreferences()
	const { words: { signIn: { signUp: words, email: emailLabel, password: passwordLabel, reset, back } }, locale } = preferences
	const create = useCreateWorkspace()
	const [company, setCompany] = useState('')
	const [ownSlug, setSlug] = useState<string | null>(null)
	const [name, setName] = useState('')
	const [email, setEmail] = useState('')
	const [password, setPassword] = useState('')
	const [language, setLanguage] = useState<string>(locale)
	const workspace = ownSlug ?? slugOf(company)
	function submit(): void {
		const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
		create.mutate({ workspace, name: company, administrator: { name, email, password }, language, timeZone }, {
			onSuccess: () => location.assign('/console/settings#/start'),
		})
	}
	return (
		<SignInCard title={words.title} onSubmit={submit}>
			<TextFieldBox
				label={words.company}
				autoComplete='organization'
				required
				autoFocus
				maxLength={80}
				value={company}
				onChange={setCompany}
			/>
			<TextFieldBox label={words.id} required maxLength={40} value={workspace} onChange={(it) => setSlug(it.toLowerCase())} />
			<p className='field-hint'>{words.idHint}</p>
			<TextFieldBox label={words.name} autoComplete='name' required maxLength={80} value={name} onChange={setName} />
			<TextFieldBox label={emailLabel} type='email' autoComplete='username' required value={email} onChange={setEmail} />
			<NewPasswordField label={passwordLabel} hint={reset.hint} value={password} onChange={setPassword} />
			<SelectField
				label={words.language}
				options={LOCALES.map((id) => ({ id, name: LOCALE_NAMES[id] }))}
				value={language}
				onChange={setLanguage}
			/>
			<p className='field-error' role='alert'>{complaintOf(create.error, preferences, { 'workspace-taken': words.taken })}</p>
			<button type='submit' className='button primary' disabled={create.isPending}>{create.isPending ? words.busy : words.submit}</button>
			<p className='sign-in-ways'>
				<a href={signInHashOf('sign-in')}>{back}</a>
			</p>
		</SignInCard>
	)
}
