import { useState } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import { type SignInOptions } from '../api/auth.ts'
import { http } from '../api/http.ts'
import { useMutation } from '@tanstack/react-query'
import { keep, kept } from '../live/keep.ts'
import { TextFieldBox } from '../ui/text-field.tsx'
import { complaintOf } from './complaint.ts'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** Which company somebody signs in through: this browser remembers it. */
export function SsoForm() {
	const preferences = usePreferences()
	const { signIn: { sso: words, back } } = preferences.words
	const before = kept('workspace')
	const [workspace, setWorkspace] = useState(typeof before === 'string' ? before : '')
	const find = useMutation({
		mutationFn: (named: string) => http<SignInOptions>(`/api/auth/options?workspace=${encodeURIComponent(named)}`),
		onSuccess: ({ oidc }, named) => {
			if (!oidc) return
			keep('workspace', named)
			location.assign(oidc.url)
		},
	})
	const isOff = find.data !== undefined && find.data.oidc === null
	return (
		<SignInCard title={words.title} onSubmit={() => find.mutate(workspace.trim().toLowerCase())}>
			<TextFieldBox label={words.workspace} placeholder='acme' required autoFocus value={workspace} onChange={setWorkspace} />
			<p className='field-hint'>{words.hint}</p>
			<p className='field-error' role='alert'>
				{isOff ? words.off : complaintOf(find.error, preferences, { 'parameter-invalid': words.off })}
			</p>
			<button type='submit' className='button primary' disabled={find.isPending}>{words.submit}</button>
			<p className='sign-in-ways'>
				<a href={signInHashOf('sign-in')}>{back}</a>
			</p>
		</SignInCard>
	)
}
