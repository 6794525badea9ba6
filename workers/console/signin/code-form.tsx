import { useState } from 'react'
import { useVerifyCode } from '../api/auth.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'
import { complaintOf } from './complaint.ts'
import { SignInCard } from './sign-in-card.tsx'

/** The second step: a code of the authenticator app, or one kept for when that is gone. */
export function CodeForm({ onBack }: { onBack: () => void }) {
	const preferences = usePreferences()
	const { signIn: { code: words, back } } = preferences.words
	const verify = useVerifyCode()
	const [kind, setKind] = useState<'totp' | 'backup-code'>('totp')
	const [code, setCode] = useState('')
	const [trustDevice, setTrust] = useState(false)
	const isApp = kind === 'totp'
	function change(): void {
		setKind(isApp ? 'backup-code' : 'totp')
		setCode('')
		verify.reset()
	}
	const said = isApp ? code.replace(/\s/g, '') : code.trim()
	return (
		<SignInCard
			title={words.title}
			hint={isApp ? words.hint : words.recoveryHint}
			onSubmit={() => verify.mutate({ code: said, kind, trustDevice })}
		>
			<TextFieldBox
				key={kind}
				label={isApp ? words.label : words.recoveryLabel}
				autoComplete='one-time-code'
				inputMode={isApp ? 'numeric' : 'text'}
				required
				autoFocus
				value={code}
				onChange={setCode}
			/>
			{isApp && <CheckField label={words.trust} isChecked={trustDevice} onChange={setTrust} />}
			<p className='field-error' role='alert'>
				{complaintOf(verify.error, preferences, { 'code-invalid': words.wrong, 'body-invalid': words.wrong })}
			</p>
			<button type='submit' className='button primary' disabled={verify.isPending}>{words.submit}</button>
			<p className='sign-in-ways'>
				<button type='button' className='link' onClick={change}>{isApp ? words.useRecovery : words.useApp}</button>
				<button type='button' className='link' onClick={onBack}>{back}</button>
			</p>
		</SignInCard>
	)
}
