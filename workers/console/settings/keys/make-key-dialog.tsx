import { type FormEvent, useState } from 'react'
import type { Permission } from '../../../../core/access.ts'
import type { Me } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { CopyButton } from '../people/copy-button.tsx'
import { usePeopleWords } from '../people/words/use-people-words.ts'
import { useMakeKey } from './api.ts'
import { ScopePicker } from './scope-picker.tsx'

const DAY_MS = 86_400_000
const EXPIRIES = ['30', '90', '365', 'never'] as const

export function MakeKeyDialog({ me, onClose }: { me: Me; onClose: () => void }) {
	const preferences = usePreferences()
	const { keys: words } = usePeopleWords()
	const make = useMakeKey()
	const [name, setName] = useState('')
	const [scopes, setScopes] = useState<readonly Permission[]>([])
	const [expiry, setExpiry] = useState<string>('90')
	function submit(event: FormEvent): void {
		event.preventDefault()
		make.mutate({ name, scopes, expiresAtMs: expiry === 'never' ? null : Date.now() + Number(expiry) * DAY_MS })
	}
	if (make.data) {
		return (
			<DialogWindow title={words.shownTitle} onClose={onClose}>
				<div className='people-form'>
					<p>{words.shownText}</p>
					<code className='secret'>{make.data.key}</code>
					<div className='people-acts'>
						<CopyButton text={make.data.key} label={words.copy} done={words.copied} />
						<button type='button' className='button primary' onClick={onClose}>{words.close}</button>
					</div>
				</div>
			</DialogWindow>
		)
	}
	return (
		<DialogWindow title={words.make} onClose={onClose} size='m'>
			<form className='people-form' onSubmit={submit}>
				<TextFieldBox label={words.name} required autoFocus maxLength={80} placeholder='CRM' value={name} onChange={setName} />
				<ScopePicker label={words.scopes} held={me.permissions} value={scopes} onChange={setScopes} />
				<SelectField
					label={words.expiry}
					options={EXPIRIES.map((id) => ({ id, name: words.expiries[id] }))}
					value={expiry}
					onChange={setExpiry}
				/>
				<p className='field-error' role='alert'>{complaintOf(make.error, preferences)}</p>
				<div className='people-acts'>
					<button type='button' className='button' onClick={onClose}>{preferences.words.app.cancel}</button>
					<button type='submit' className='button primary' disabled={make.isPending || scopes.length === 0}>{words.submit}</button>
				</div>
			</form>
		</DialogWindow>
	)
}
