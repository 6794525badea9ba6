import { type FormEvent, useState } from 'react'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { Card } from '../parts/card.tsx'
import { PlainRow } from '../parts/plain-row.tsx'
import { CopyButton } from '../people/copy-button.tsx'
import { useOidcSecret, useSetOidcSecret } from './api.ts'
import { useSecurityWords } from './words.ts'

/** What the provider is told, and what it has told us: the latter is written once and never shown. */
export function OidcSecretCard({ maySet }: { maySet: boolean }) {
	const preferences = usePreferences()
	const words = useSecurityWords()
	const secret = useOidcSecret().data
	const set = useSetOidcSecret()
	const [text, setText] = useState('')
	function submit(event: FormEvent): void {
		event.preventDefault()
		set.mutate(text, { onSuccess: () => setText('') })
	}
	const since = secret?.set ? words.secretSet(stampText(secret.atMs ?? 0, preferences.tag), secret.by ?? '') : words.secretUnset
	return (
		<Card label={words.secret}>
			<PlainRow label={words.callback} hint={words.callbackHint}>
				<code>{secret?.callbackUrl}</code>
				<CopyButton text={secret?.callbackUrl ?? ''} label={words.copy} done={words.copied} />
			</PlainRow>
			<PlainRow label={words.secret} hint={since}>
				{maySet && (
					<form className='oidc-secret' onSubmit={submit}>
						<TextFieldBox label={words.secret} type='password' autoComplete='off' required value={text} onChange={setText} />
						<button type='submit' className='button' disabled={set.isPending}>{words.save}</button>
						<p role='status' className='field-hint'>{set.isSuccess ? words.saved : ''}</p>
						<p className='field-error' role='alert'>{complaintOf(set.error, preferences)}</p>
					</form>
				)}
			</PlainRow>
		</Card>
	)
}
