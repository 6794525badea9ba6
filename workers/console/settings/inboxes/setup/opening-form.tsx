import { type FormEvent, useRef, useState } from 'react'
import type { InboxChannel } from '../../../../../core/config/inbox-channel.ts'
import { ApiProblem } from '../../../api/http.ts'
import { usePreferences } from '../../../i18n/preferences.tsx'
import type { DraftHandle } from '../../../routing/draft/use-draft.ts'
import { shownConfig } from '../../../routing/state/draft-state.ts'
import { useToast } from '../../../routing/toast.tsx'
import { detailText } from '../../../routing/words/detail-text.ts'
import { problemText } from '../../../routing/words/problem-text.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { AskField } from '../../../ui/ask-field.tsx'
import { Card } from '../../parts/card.tsx'
import { goSettings } from '../../use-settings-route.ts'
import { useSettingsWords } from '../../words/use-settings-words.ts'
import { fetchArrivals } from '../api.ts'
import { bodyOf, faultsIn, freshName, freshOpening, type OpeningFault } from '../state/opening.ts'
import { keepTold, markOpened } from '../state/told-once.ts'
import type { ChannelGuide } from '../words/guide.ts'
import { useSetupWords } from '../words/setup-words.ts'
import { CredentialAsk } from './credential-ask.tsx'
import { Marked, OutLink } from './marked.tsx'
import { useOpenInbox } from './use-open-inbox.ts'

export interface OpeningFormProps {
	readonly channel: InboxChannel
	readonly guide: ChannelGuide
	readonly draft: DraftHandle
}

const ADDRESS_MAX_CHARS = 400

/** What an inbox takes to be opened, in one go: its name, its queue, and what the provider has given. */
export function OpeningForm({ channel, guide, draft }: OpeningFormProps) {
	const words = useSetupWords()
	const { channel: channelNames, inboxes: inboxWords } = useSettingsWords()
	const { locale, problemWords } = usePreferences()
	const toast = useToast()
	const open = useOpenInbox(draft)
	const form = useRef<HTMLFormElement>(null)
	// A queue that only the draft has is none yet.
	const { queues, inboxes } = draft.state.live.config
	const [opening, setOpening] = useState(() =>
		freshOpening(guide, {
			name: freshName(channelNames[channel], [...shownConfig(draft.state).inboxes, ...inboxes].map((it) => it.name)),
			queue: queues[0]?.id ?? '',
			random: (it) => crypto.getRandomValues(it),
		})
	)
	const [isAsked, setAsked] = useState(false)
	const [isBusy, setBusy] = useState(false)
	const [refusal, setRefusal] = useState<{ readonly field: string | null; readonly text: string } | null>(null)
	const faults = isAsked ? faultsIn(opening, guide) : {}
	const change = (more: Partial<typeof opening>) => {
		setRefusal(null)
		setOpening({ ...opening, ...more })
	}

	function errorOf(field: string): string | null {
		if (refusal?.field === field) return refusal.text
		const fault = faults[field]
		return fault === undefined ? null : faultText(fault, field)
	}

	function faultText(fault: OpeningFault, field: string): string {
		if (fault === 'missing') return field === 'name' ? words.nameMissing : words.missing
		return fault === 'blank' ? words.blank : words.address
	}

	async function submit(event: FormEvent): Promise<void> {
		event.preventDefault()
		setAsked(true)
		const [first] = Object.keys(faultsIn(opening, guide))
		if (first !== undefined) return focusOn(first)
		setBusy(true)
		try {
			const inbox = await open(bodyOf(channel, opening))
			const made = Object.entries(guide.fields).filter(([, it]) => it.madeChars !== undefined).map(([field]) => field)
			keepTold(inbox.id, Object.fromEntries(made.map((field) => [field, opening.values[field]?.trim() ?? ''])))
			markOpened(inbox.id, await fetchArrivals(inbox.id).catch(() => null))
			toast(words.opened(inbox.name))
			goSettings('inboxes', inbox.id)
		} catch (thrown) {
			setBusy(false)
			refuse(thrown)
		}
	}

	function refuse(thrown: unknown): void {
		const known = ['name', 'apiBase', ...Object.keys(guide.fields)]
		const field = thrown instanceof ApiProblem ? known.find((it) => thrown.field === it || thrown.field === `credentials.${it}`) : undefined
		const detail = thrown instanceof ApiProblem ? thrown.detail : null
		setRefusal({ field: field ?? null, text: field && detail ? detailText(detail, locale) : problemText(thrown, problemWords, locale) })
		if (field !== undefined) focusOn(field)
	}

	function focusOn(field: string): void {
		requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[data-name='${field}'], [data-field='${field}'] input`)?.focus())
	}

	const apiBase = (label: string, hint: string) => (
		<div data-field='apiBase'>
			<AskField
				label={label}
				hint={hint}
				value={opening.apiBase}
				maxLength={ADDRESS_MAX_CHARS}
				error={errorOf('apiBase')}
				onChange={(apiBase) => change({ apiBase })}
			/>
		</div>
	)
	const fields = Object.entries(guide.fields)
	return (
		<form ref={form} className='opening-form' noValidate autoComplete='off' onSubmit={(event) => void submit(event)}>
			{guide.needs && (
				<Card title={words.needs}>
					<p className='card-note'>
						<Marked text={guide.needs[locale]} />
					</p>
				</Card>
			)}
			<Card title={words.basics}>
				<div className='opening-fields'>
					<div data-field='name'>
						<AskField
							label={words.name}
							hint={words.nameHint}
							value={opening.name}
							maxLength={80}
							error={errorOf('name')}
							onChange={(name) => change({ name })}
						/>
					</div>
					<SelectField label={words.queue} options={queues} value={opening.queue} onChange={(queue) => change({ queue })} />
					{guide.asksApiBase && apiBase(words.apiBase, words.apiBaseHint)}
				</div>
			</Card>
			{fields.length > 0 && (
				<Card title={words.account} hint={words.accountHint}>
					{guide.site && (
						<p className='card-note'>
							<OutLink name={words.site(guide.site.name)} url={guide.site.url} />
						</p>
					)}
					{fields.map(([field, it]) => (
						<CredentialAsk
							key={field}
							field={field}
							guide={it}
							value={opening.values[field] ?? ''}
							error={errorOf(field)}
							onChange={(value) => change({ values: { ...opening.values, [field]: value } })}
						/>
					))}
				</Card>
			)}
			{fields.length > 0 && !guide.asksApiBase && (
				<details className='how-to' open={errorOf('apiBase') !== null || undefined}>
					<summary>{words.more}</summary>
					<Card label={inboxWords.provider}>
						<div className='opening-fields'>{apiBase(inboxWords.apiBase, words.relayHint)}</div>
					</Card>
				</details>
			)}
			<footer className='opening-foot'>
				<p className={refusal && refusal.field === null ? 'field-error' : 'setting-hint'} role={refusal ? 'alert' : undefined}>
					{refusal && refusal.field === null ? refusal.text : words.opensAtOnce}
				</p>
				<button type='submit' className='button primary' disabled={isBusy}>{isBusy ? words.opening : words.open}</button>
			</footer>
		</form>
	)
}
