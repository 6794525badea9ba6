import type { UseQueryResult } from '@tanstack/react-query'
import { useWords } from '../../i18n/preferences.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Card } from '../parts/card.tsx'
import { CopyLine } from '../../ui/copy-line.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { type LiveInbox, useArrivals } from './api.ts'
import { CredentialForm } from './credential-form.tsx'
import { DoneCard, HealthCard } from './setup/health-card.tsx'
import { SetupSteps } from './setup/setup-steps.tsx'
import { TellCard } from './setup/tell-card.tsx'
import { arrivalPhase } from './state/arrival-phase.ts'
import { isOpenedHere } from './state/told-once.ts'
import type { ChannelGuide } from './words/guide.ts'
import { GUIDES } from './words/guides.ts'
import { useSetupWords } from './words/setup-words.ts'

export interface ConnectionCardProps {
	readonly inbox: EntryHandle<'inboxes'>
	readonly live: UseQueryResult<readonly LiveInbox[]>
	/** Whether credentials may be written. */
	readonly mayStore: boolean
}

/** How an inbox is tied to its provider: whether it is, how it comes to be, and what proves us to them. */
export function ConnectionCard({ inbox, live, mayStore }: ConnectionCardProps) {
	const { inboxes: words } = useSettingsWords()
	const { app } = useWords()
	const { entry } = inbox
	const known = live.data?.find((it) => it.id === entry.id)
	const guide = GUIDES[entry.channel]
	const needed = known?.credentials.filter((it) => guide?.optional?.[it.field] === undefined) ?? []
	return (
		<>
			{live.isPending && <Skeleton rows={3} label={app.loading} />}
			{live.isError && (
				<p className='settings-note' role='alert'>
					<span>{words.troubleTitle}</span>
					<button type='button' className='link-button' onClick={() => void live.refetch()}>{app.retry}</button>
				</p>
			)}
			{live.isSuccess && !known && <p className='settings-note' role='note'>{words.afterPublish}</p>}
			{known?.webhookUrl && !guide && <PlainWebhook url={known.webhookUrl} />}
			{known && guide && <Connection inbox={known} guide={guide} mayManage={mayStore} />}
			{known && needed.length > 0 && (
				<CredentialForm
					inbox={known}
					marks={needed}
					guides={guide?.fields ?? {}}
					mayStore={mayStore}
					words={{ title: words.credentials, hint: words.credentialsHint, save: words.save, saved: words.saved }}
				/>
			)}
			{entry.channel !== 'app' && <ApiBaseCard inbox={inbox} words={words} />}
		</>
	)
}

/** Of a channel that nobody has written a guide to. */
function PlainWebhook({ url }: { url: string }) {
	const words = useSetupWords()
	return (
		<Card title={words.health}>
			<div className='setting is-tall'>
				<span className='setting-label'>{words.webhook}</span>
				<div className='setting-control'>
					<CopyLine label={words.webhook} text={url} />
				</div>
			</div>
		</Card>
	)
}

interface ConnectionProps {
	readonly inbox: LiveInbox
	readonly guide: ChannelGuide
	readonly mayManage: boolean
}

function Connection({ inbox, guide, mayManage }: ConnectionProps) {
	return inbox.webhookUrl === null
		? <TellCard inbox={inbox} guide={guide} mayManage={mayManage} />
		: <HookedConnection inbox={inbox} guide={guide} mayManage={mayManage} />
}

/** Just opened, it is led step by step to the first webhook; later it says how it is. */
function HookedConnection({ inbox, guide, mayManage }: ConnectionProps) {
	const words = useSetupWords()
	const arrivals = useArrivals(inbox.id)
	const isNew = isOpenedHere(inbox.id)
	const isDone = arrivalPhase(arrivals.data) === 'heard'
	const health = <HealthCard inbox={inbox} guide={guide} mayManage={mayManage} isNew={isNew} arrivals={arrivals} />
	const tell = <TellCard inbox={inbox} guide={guide} mayManage={mayManage} />
	if (!isNew) {
		return (
			<>
				{health}
				<details className='how-to'>
					<summary>{words.howTo}</summary>
					{tell}
				</details>
			</>
		)
	}
	return (
		<>
			<SetupSteps now='provider' isDone={isDone} />
			{isDone && <DoneCard guide={guide} />}
			{tell}
			{health}
		</>
	)
}

interface ApiBaseCardProps {
	readonly inbox: EntryHandle<'inboxes'>
	readonly words: { readonly provider: string; readonly apiBase: string; readonly apiBaseHint: string }
}

/** Where what goes out is posted, when not where the provider has it. */
export function ApiBaseCard({ inbox: { entry, at, set }, words }: ApiBaseCardProps) {
	return (
		<Card title={words.provider}>
			<LineField
				label={words.apiBase}
				hint={words.apiBaseHint}
				path={at('apiBase')}
				value={entry.apiBase ?? ''}
				onChange={(it) => set('apiBase', it === '' ? null : it)}
			/>
		</Card>
	)
}
