import { type FormEvent, useState } from 'react'
import { ApiProblem } from '../../api/http.ts'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { detailText } from '../../routing/words/detail-text.ts'
import { problemText } from '../../routing/words/problem-text.ts'
import { useToast } from '../../routing/toast.tsx'
import { Card } from '../parts/card.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { type CredentialMark, type LiveInbox, useStoreCredentials } from './api.ts'
import { CredentialAsk } from './setup/credential-ask.tsx'
import { keepTold } from './state/told-once.ts'
import { GUIDES } from './words/guides.ts'

type Values = Readonly<Record<string, string>>

/** What proves us to the provider: written, never read. Not a part of the draft. */
export function CredentialForm({ inbox, mayStore }: { inbox: LiveInbox; mayStore: boolean }) {
	const { inboxes: words } = useSettingsWords()
	const { problemWords, locale } = usePreferences()
	const store = useStoreCredentials(inbox.id)
	const toast = useToast()
	const fields = GUIDES[inbox.channel]?.fields ?? {}
	const [values, setValues] = useState<Values>({})
	const [isBusy, setBusy] = useState(false)
	const [trouble, setTrouble] = useState<{ readonly field: string | null; readonly text: string } | null>(null)
	const trimmed = Object.entries(values).map(([field, value]) => [field, value.trim()] as const)
	const written: Values = Object.fromEntries(trimmed.filter(([, value]) => value !== ''))

	async function submit(event: FormEvent): Promise<void> {
		event.preventDefault()
		setBusy(true)
		setTrouble(null)
		try {
			await store(written)
			keepTold(inbox.id, Object.fromEntries(Object.entries(written).filter(([field]) => fields[field]?.madeChars !== undefined)))
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
						channel={inbox.channel}
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
	readonly channel: LiveInbox['channel']
	readonly value: string
	readonly error: string | null
	readonly isReadOnly: boolean
	readonly onChange: (value: string) => void
}

function CredentialField({ mark: { field, set, atMs, by }, channel, ...props }: CredentialFieldProps) {
	const { inboxes: words } = useSettingsWords()
	const { tag } = usePreferences()
	const time = atMs === null ? null : stampText(atMs, tag)
	const text = time === null ? (set ? words.isSet : words.notSet) : by === null ? words.setOn(time) : words.setBy(time, by)
	return <CredentialAsk {...props} field={field} guide={GUIDES[channel]?.fields[field] ?? null} state={{ isSet: set, text }} />
}
