import { type FormEvent, useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { ApiProblem } from '../../api/http.ts'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { detailText } from '../../routing/words/detail-text.ts'
import { problemText } from '../../routing/words/problem-text.ts'
import { useToast } from '../../routing/toast.tsx'
import { Card } from '../parts/card.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { type CredentialMark, type LiveInbox, useStoreCredentials } from './api.ts'

type Values = Readonly<Record<string, string>>

/** What proves us to the provider: written, never read. Not a part of the draft. */
export function CredentialForm({ inbox, mayStore }: { inbox: LiveInbox; mayStore: boolean }) {
	const { inboxes: words } = useSettingsWords()
	const { problemWords, locale } = usePreferences()
	const store = useStoreCredentials(inbox.id)
	const toast = useToast()
	const [values, setValues] = useState<Values>({})
	const [isBusy, setBusy] = useState(false)
	const [trouble, setTrouble] = useState<{ readonly field: string | null; readonly text: string } | null>(null)
	const written = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

	async function submit(event: FormEvent): Promise<void> {
		event.preventDefault()
		setBusy(true)
		setTrouble(null)
		try {
			await store(written)
			setValues({})
			toast(words.saved)
		} catch (thrown) {
			const field = thrown instanceof ApiProblem && inbox.credentials.some((it) => it.field === thrown.field) ? thrown.field : null
			const detail = thrown instanceof ApiProblem ? thrown.detail : null
			setTrouble({ field, text: field && detail ? detailText(detail, locale) : problemText(thrown, problemWords) })
		}
		setBusy(false)
	}

	return (
		<form autoComplete='off' onSubmit={(event) => void submit(event)}>
			<Card title={words.credentials} hint={words.credentialsHint}>
				{inbox.credentials.map((mark) => (
					<CredentialField
						key={mark.field}
						mark={mark}
						value={values[mark.field] ?? ''}
						error={trouble?.field === mark.field ? trouble.text : null}
						isReadOnly={!mayStore}
						onChange={(value) => setValues({ ...values, [mark.field]: value })}
					/>
				))}
				{mayStore && (
					<div className='card-foot credential-foot'>
						<p className='field-error' role='alert'>{trouble && trouble.field === null ? trouble.text : ''}</p>
						<button type='submit' className='button' disabled={isBusy || Object.keys(written).length === 0}>
							{isBusy ? words.saving : words.save}
						</button>
					</div>
				)}
			</Card>
		</form>
	)
}

interface CredentialFieldProps {
	readonly mark: CredentialMark
	readonly value: string
	readonly error: string | null
	readonly isReadOnly: boolean
	readonly onChange: (value: string) => void
}

function CredentialField({ mark: { field, set, atMs, by }, value, error, isReadOnly, onChange }: CredentialFieldProps) {
	const { inboxes: words, credential } = useSettingsWords()
	const { tag } = usePreferences()
	const names: Readonly<Record<string, string>> = credential
	const time = atMs === null ? null : stampText(atMs, tag)
	const state = time === null ? (set ? words.isSet : words.notSet) : by === null ? words.setOn(time) : words.setBy(time, by)
	return (
		<TextField className='setting' type='password' value={value} onChange={onChange} isInvalid={error !== null} isDisabled={isReadOnly}>
			<Label className='setting-label'>{names[field] ?? field}</Label>
			<Input className='input setting-control' autoComplete='new-password' placeholder={set ? words.replace : undefined} />
			<Text slot='description' className='setting-hint credential-state' data-set={set}>{state}</Text>
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
		</TextField>
	)
}
