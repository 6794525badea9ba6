import { useState } from 'react'
import { ApiProblem } from '../api/http.ts'
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
	const preferences = usePreferences()
	const { app, signIn: { invitation: words, back } } = preferences.words
	const invitation = useInvitation(token)
	if (invitation.data) return <Joining token={token} invitation={invitation.data} />
	if (invitation.isPending) {
		return (
			<SignInCard title={app.loading}>
				<Skeleton rows={2} label={app.loading} />
			</SignInCard>
		)
	}
	const isDead = invitation.error instanceof ApiProblem && invitation.error.code.startsWith('token-')
	const why = complaintOf(invitation.error, preferences, { 'staff-exists': words.taken })
	return (
		<SignInCard title={isDead ? words.deadTitle : words.heading} hint={isDead ? words.dead : why}>
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
	const { email, role, workspaceName, oidc } = invitation
	const title = words.title(workspaceName)
	const hint = words.hint(email, roleName(role, preferences.words))
	const join = () => accept.mutate({ token, name, password }, { onSuccess: () => void (location.hash = '') })
	if (!invitation.password) return <SignInCard title={title} hint={hint}>{oidc && <SingleSignOn {...oidc} />}</SignInCard>
	return (
		<SignInCard title={title} hint={hint} onSubmit={join}>
			<TextFieldBox label={words.name} autoComplete='name' required maxLength={80} value={name} onChange={setName} />
			<NewPasswordField label={words.password} hint={reset.hint} value={password} onChange={setPassword} />
			<p className='field-error' role='alert'>
				{complaintOf(accept.error, preferences, { 'staff-exists': words.taken, 'token-invalid': words.dead, 'token-expired': words.dead })}
			</p>
			<button type='submit' className='button primary' disabled={accept.isPending}>{words.submit}</button>
			{oidc && <SingleSignOn {...oidc} />}
		</SignInCard>
	)
}

/** The company's own sign-in takes the invitation up as well, by its address. */
function SingleSignOn({ label, url }: { label: string; url: string }) {
	return <a className='button' href={url}>{label}</a>
}
