import { useState } from 'react'
import { type Invitation, useAcceptInvitation, useInvitation } from '../api/auth.ts'
import { roleName } from '../i18n/role-name.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { complaintOf } from './complaint.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** Where the link of an invitation leads. */
export function InvitationForm({ token }: { token: string }) {
	const { words: { app, signIn: { invitation: words, back } } } = usePreferences()
	const invitation = useInvitation(token)
	if (invitation.data) return <Joining token={token} invitation={invitation.data} />
	if (invitation.isPending) {
		return (
			<SignInCard title={app.loading}>
				<Skeleton rows={2} label={app.loading} />
			</SignInCard>
		)
	}
	return (
		<SignInCard title={words.deadTitle} hint={words.dead}>
			<p className='sign-in-ways'>
				<a href={signInHashOf('sign-in')}>{back}</a>
			</p>
		</SignInCard>
	)
}

function Joining({ token, invitation }: { token: string; invitation: Invitation }) {
	const preferences = usePreferences()
	const { signIn: { invitation: words, reset } } = preferences.words
	const accept = useAcceptInvitation()
	const [name, setName] = useState(invitation.name)
	const [password, setPassword] = useState('')
	const { email, role, workspaceName } = invitation
	const join = () => accept.mutate({ token, name, password }, { onSuccess: () => void (location.hash = '') })
	return (
		<SignInCard title={words.title(workspaceName)} hint={words.hint(email, roleName(role, preferences.words))} onSubmit={join}>
			<TextFieldBox label={words.name} autoComplete='name' required maxLength={80} value={name} onChange={setName} />
			<NewPasswordField label={words.password} hint={reset.hint} value={password} onChange={setPassword} />
			<p className='field-error' role='alert'>
				{complaintOf(accept.error, preferences, { 'staff-exists': words.taken, 'not-found': words.dead, 'token-expired': words.dead })}
			</p>
			<button type='submit' className='button primary' disabled={accept.isPending}>{words.submit}</button>
		</SignInCard>
	)
}
