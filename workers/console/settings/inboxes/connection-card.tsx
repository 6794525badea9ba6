import type { UseQueryResult } from '@tanstack/react-query'
import { useWords } from '../../i18n/preferences.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Card } from '../parts/card.tsx'
import { CopyLine } from '../parts/copy-line.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import type { LiveInbox } from './api.ts'
import { CredentialForm } from './credential-form.tsx'

export interface ConnectionCardProps {
	readonly inbox: EntryHandle<'inboxes'>
	readonly live: UseQueryResult<readonly LiveInbox[]>
	/** Whether credentials may be written. */
	readonly mayStore: boolean
}

/** How an inbox is tied to its provider: the address to tell them, and what proves us to them. */
export function ConnectionCard({ inbox: { entry, at, set }, live, mayStore }: ConnectionCardProps) {
	const { inboxes: words } = useSettingsWords()
	const { app } = useWords()
	const known = live.data?.find((it) => it.id === entry.id)
	return (
		<>
			<Card title={words.provider}>
				{known?.webhookUrl && (
					<div className='setting is-tall'>
						<span className='setting-label'>{words.webhook}</span>
						<p className='setting-hint'>{words.webhookHint}</p>
						<div className='setting-control'>
							<CopyLine label={words.webhook} text={known.webhookUrl} />
						</div>
					</div>
				)}
				<LineField
					label={words.apiBase}
					hint={words.apiBaseHint}
					path={at('apiBase')}
					value={entry.apiBase ?? ''}
					onChange={(it) => set('apiBase', it === '' ? null : it)}
				/>
				{live.isSuccess && !known && <p className='card-note'>{words.afterPublish}</p>}
			</Card>
			{live.isPending && <Skeleton rows={2} label={app.loading} />}
			{live.isError && (
				<p className='settings-note' role='alert'>
					<span>{words.troubleTitle}</span>
					<button type='button' className='link-button' onClick={() => void live.refetch()}>{app.retry}</button>
				</p>
			)}
			{known && known.credentials.length > 0 && <CredentialForm inbox={known} mayStore={mayStore} />}
		</>
	)
}
