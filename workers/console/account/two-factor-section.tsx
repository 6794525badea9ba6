import { useState } from 'react'
import type { Me } from '../api/me.ts'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { AccountSection } from './account-section.tsx'
import { useDisableTwoFactor, useMakeRecoveryCodes } from './api.ts'
import { ConfirmPassword } from './confirm-password.tsx'
import { EnrolmentSteps } from './enrolment-steps.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useAccountWords } from './words/use-account-words.ts'

type Doing = 'enrol' | 'disable' | 'codes'

export function TwoFactorSection({ me }: { me: Me }) {
	const { twoFactor: words } = useAccountWords()
	const [doing, setDoing] = useState<Doing | null>(null)
	const [done, setDone] = useState('')
	const isOn = me.twoFactor === 'on'
	function finish(said: string): void {
		setDoing(null)
		setDone(said)
	}
	return (
		<AccountSection title={words.title} hint={isOn ? words.on : words.off}>
			<div className='account-acts'>
				{!isOn && <button type='button' className='button' onClick={() => setDoing('enrol')}>{words.setUp}</button>}
				{isOn && <button type='button' className='button' onClick={() => setDoing('codes')}>{words.codes}</button>}
				{isOn && <button type='button' className='button' onClick={() => setDoing('disable')}>{words.disable}</button>}
				<span role='status' className='field-hint'>{done}</span>
			</div>
			{doing === 'enrol' && (
				<DialogWindow title={words.setUp} onClose={() => setDoing(null)}>
					<EnrolmentSteps onDone={() => finish(words.enabled)} />
				</DialogWindow>
			)}
			{doing === 'disable' && <Disabling onClose={() => setDoing(null)} onDone={() => finish(words.disabled)} />}
			{doing === 'codes' && <MakingCodes onClose={() => setDoing(null)} onDone={() => finish(words.made)} />}
		</AccountSection>
	)
}

interface StepsProps {
	readonly onClose: () => void
	readonly onDone: () => void
}

function Disabling({ onClose, onDone }: StepsProps) {
	const { twoFactor: words } = useAccountWords()
	const disable = useDisableTwoFactor()
	return (
		<DialogWindow title={words.disable} onClose={onClose}>
			<ConfirmPassword
				error={disable.error}
				isPending={disable.isPending}
				onConfirm={(password) => disable.mutate({ password }, { onSuccess: onDone })}
			/>
		</DialogWindow>
	)
}

function MakingCodes({ onClose, onDone }: StepsProps) {
	const { twoFactor: words } = useAccountWords()
	const make = useMakeRecoveryCodes()
	return (
		<DialogWindow title={words.codes} onClose={onClose}>
			{make.data
				? <RecoveryCodes codes={make.data.backupCodes} onKept={onDone} />
				: <ConfirmPassword error={make.error} isPending={make.isPending} onConfirm={(password) => make.mutate({ password })} />}
		</DialogWindow>
	)
}
