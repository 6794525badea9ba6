import { QRCodeSVG } from 'qrcode.react'
import { type FormEvent, useState } from 'react'
import { usePreferences } from '../i18n/preferences.tsx'
import { complaintOf } from '../signin/complaint.ts'
import { TextFieldBox } from '../ui/text-field.tsx'
import { type Enrolment, useConfirmTwoFactor, useEnrol } from './api.ts'
import { ConfirmPassword } from './confirm-password.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useAccountWords } from './words/use-account-words.ts'

/** From a password over a scanned code to recovery codes; the factor counts from the confirmed code on. */
export function EnrolmentSteps({ onDone }: { onDone: () => void }) {
	const enrol = useEnrol()
	const [isConfirmed, setConfirmed] = useState(false)
	if (!enrol.data) {
		return <ConfirmPassword error={enrol.error} isPending={enrol.isPending} onConfirm={(password) => enrol.mutate({ password })} />
	}
	if (!isConfirmed) return <Scan enrolment={enrol.data} onConfirmed={() => setConfirmed(true)} />
	return <RecoveryCodes codes={enrol.data.backupCodes} onKept={onDone} />
}

function Scan({ enrolment: { totpURI }, onConfirmed }: { enrolment: Enrolment; onConfirmed: () => void }) {
	const preferences = usePreferences()
	const { twoFactor: words } = useAccountWords()
	const confirm = useConfirmTwoFactor()
	const [code, setCode] = useState('')
	function submit(event: FormEvent): void {
		event.preventDefault()
		confirm.mutate({ code: code.replace(/\s/g, '') }, { onSuccess: onConfirmed })
	}
	return (
		<form className='account-form' onSubmit={submit}>
			<p>{words.scanTitle}</p>
			<div className='enrolment-code'>
				<QRCodeSVG value={totpURI} size={168} marginSize={2} title={words.qr} />
			</div>
			<p className='field-hint'>
				{words.scan} <code className='enrolment-key'>{keyOf(totpURI)}</code>
			</p>
			<TextFieldBox
				label={words.code}
				autoComplete='one-time-code'
				inputMode='numeric'
				required
				autoFocus
				value={code}
				onChange={setCode}
			/>
			<p className='field-error' role='alert'>
				{complaintOf(confirm.error, preferences, { 'code-invalid': words.wrong, 'body-invalid': words.wrong })}
			</p>
			<div className='account-acts'>
				<button type='submit' className='button primary' disabled={confirm.isPending}>{words.confirm}</button>
			</div>
		</form>
	)
}

function keyOf(totpURI: string): string {
	return (URL.canParse(totpURI) ? new URL(totpURI).searchParams.get('secret') : null) ?? ''
}
