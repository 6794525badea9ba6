import { type FormEvent, type ReactNode, useState } from 'react'
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
import type { FieldGuide } from './words/guide.ts'

type Values = Readonly<Record<string, string>>

export interface CredentialFormProps {
	readonly inbox: LiveInbox
	/** Those it asks for. */
	readonly marks: readonly CredentialMark[]
	readonly guides: Readonly<Record<string, FieldGuide>>
	readonly mayStore: boolean
	/** Of the card, of its button, and of what is said when it is done. */
	readonly words: { readonly title: string; readonly hint: string; readonly save: string; readonly saved: string }
	/** What else belongs to them. */
	readonly children?: ReactNode
}

/** What proves us to the provider, or the company to us: written, never read. Not a part of the draft. */
export function CredentialForm({ inbox, marks, guides, mayStore, words, children }: CredentialFormProps) {
	const { inboxes: common } = useSettingsWords()
	const { problemWords, locale } = usePreferences()
	const store = useStoreCredentials(inbox.id)
	const toast = useToast()
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
			keepTold(inbox.id, Object.fromEntries(Object.entries(written).filter(([field]) => guides[field]?.madeChars !== undefined)))
			setValues({})
			toast(words.saved)
		} catch (thrown) {
			const field = thrown instanceof ApiProblem && marks.some((it) => it.field === thrown.field) ? thrown.field : null
			const detail = thrown instanceof ApiProblem ? thrown.detail : null
			setTrouble({ field, text: field && detail ? detailText(detail, locale) : problemText(thrown, problemWords) })
		}
		setBusy(false)
	}

	return (
		<form autoComplete='off' onSubmit={(event) => void submit(event)}>
			<Card title={words.title} hint={words.hint}>
				{marks.map((mark) => (
					<CredentialField
						key={mark.field}
						mark={mark}
						guide={guides[mark.field] ?? null}
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
							{isBusy ? common.saving : words.save}
						</button>
					</div>
				)}
				{children}
			</Card>
		</form>
	)
}

interface CredentialFieldProps {
	readonly mark: CredentialMark
	readonly guide: FieldGuide | null
	readonly value: string
	readonly error: string | null
	readonly isReadOnly: boolean
	readonly onChange: (value: string) => void
}

function CredentialField({ mark: { field, set, atMs, by }, ...props }: CredentialFieldProps) {
	const { inboxes: words } = useSettingsWords()
	const { tag } = usePreferences()
	const time = atMs === null ? null : stampText(atMs, tag)
	const text = time === null ? (set ? words.isSet : words.notSet) : by === null ? words.setOn(time) : words.setBy(time, by)
	return <CredentialAsk {...props} field={field} state={{ isSet: set, text }} />
}
