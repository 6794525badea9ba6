import type { UseQueryResult } from '@tanstack/react-query'
import { may } from '../../api/me.ts'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { ListField } from '../../routing/fields/list-field.tsx'
import { SpanField } from '../../routing/fields/span-field.tsx'
import { SwitchField } from '../../routing/fields/switch-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { Card } from '../parts/card.tsx'
import { CopyLine } from '../../ui/copy-line.tsx'
import { LongTextField } from '../parts/long-text-field.tsx'
import { PlainRow } from '../parts/plain-row.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import type { LiveInbox } from './api.ts'
import { ApiBaseCard, ConnectionCard } from './connection-card.tsx'
import { IdentityCard } from './identity-card.tsx'
import { isOpenedHere } from './state/told-once.ts'
import { GUIDES } from './words/guides.ts'
import './inboxes.css'
import './setup/setup.css'

export interface InboxPageProps extends Pick<ConfigSectionProps, 'me'> {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly inbox: EntryHandle<'inboxes'>
	readonly live: UseQueryResult<readonly LiveInbox[]>
	readonly draft: DraftHandle
}

/** Where its conversations go, and how it is tied to a web site or a provider. */
export function InboxPage({ me, section, inbox, live, draft }: InboxPageProps) {
	const { inboxes: words, channel, entry: common } = useSettingsWords()
	const { entry, at, set } = inbox
	const { queues } = shownConfig(draft.state)
	const example = GUIDES[entry.channel]?.contactExample
	const known = live.data?.find((it) => it.id === entry.id)
	const about = (
		<Card title={words.about}>
			<LineField label={common.name} path={at('name')} value={entry.name} maxLength={80} onChange={(it) => set('name', it)} />
			<PlainRow label={words.channel} hint={words.channelHint}>
				<span className='inbox-detail'>
					<ChannelIcon channel={entry.channel} />
					{channel[entry.channel]}
				</span>
			</PlainRow>
			<ChoiceField label={words.queue} path={at('queue')} options={queues} value={entry.queue} onChange={(it) => set('queue', it)} />
			{example !== undefined && (
				<LineField
					label={words.contact}
					hint={words.contactHint(example)}
					path={at('contactAddress')}
					value={entry.contactAddress ?? ''}
					maxLength={254}
					onChange={(it) => set('contactAddress', it === '' ? null : it)}
				/>
			)}
			<SwitchField label={words.enabled} path={at('enabled')} value={entry.enabled} onChange={(it) => set('enabled', it)} />
			{entry.channel !== 'twilio-voice' && (
				<LongTextField
					label={words.survey}
					hint={words.surveyHint}
					path={at('survey')}
					value={entry.survey ?? ''}
					lines={2}
					maxLength={1_000}
					placeholder={words.surveyExample}
					onChange={(it) => set('survey', it.trim() === '' ? null : it)}
				/>
			)}
		</Card>
	)
	// Just opened, what is left to do comes first.
	const isNew = isOpenedHere(entry.id)
	return (
		<>
			<SectionHead title={entry.name} id={entry.id} crumb={{ section: 'inboxes', name: section }} />
			{!isNew && about}
			{entry.channel === 'web'
				? <SiteCard inbox={inbox} />
				: <ConnectionCard inbox={inbox} live={live} mayStore={may(me, 'inboxes.manage')} />}
			{entry.channel === 'app' && <OriginsCard inbox={inbox} />}
			{known && GUIDES[entry.channel]?.optional && <IdentityCard inbox={known} mayStore={may(me, 'inboxes.manage')} />}
			{entry.channel === 'app' && (
				<ApiBaseCard inbox={inbox} words={{ provider: words.push, apiBase: words.pushRelay, apiBaseHint: words.pushRelayHint }} />
			)}
			{isNew && about}
			<TimesCard inbox={inbox} />
			<RemoveCard section='inboxes' draft={draft} list='inboxes' entry={entry} />
		</>
	)
}

/** For the widget: who may embed it, and the line that does. */
function SiteCard({ inbox }: { inbox: EntryHandle<'inboxes'> }) {
	const { inboxes: words } = useSettingsWords()
	const { entry } = inbox
	const script = `<script src="${location.origin}/widget.js" data-inbox="${entry.id}" async></script>`
	return (
		<Card title={words.site}>
			<OriginsField inbox={inbox} />
			<div className='setting is-tall'>
				<span className='setting-label'>{words.script}</span>
				<div className='setting-control'>
					<CopyLine label={words.script} text={script} />
				</div>
			</div>
		</Card>
	)
}

/** An app on the web is a page; one on a phone has no origin to be told. */
function OriginsCard({ inbox }: { inbox: EntryHandle<'inboxes'> }) {
	const { inboxes: words } = useSettingsWords()
	return (
		<Card title={words.appSites}>
			<OriginsField inbox={inbox} />
		</Card>
	)
}

function OriginsField({ inbox: { entry, at, set } }: { inbox: EntryHandle<'inboxes'> }) {
	const { inboxes: words } = useSettingsWords()
	return (
		<ListField
			label={words.origins}
			hint={words.originsHint}
			path={at('origins')}
			value={entry.origins}
			onChange={(it) => set('origins', it)}
		/>
	)
}

function TimesCard({ inbox: { entry, at, set } }: { inbox: EntryHandle<'inboxes'> }) {
	const { inboxes: words } = useSettingsWords()
	return (
		<Card title={words.times}>
			<SpanField
				label={words.visitorGrace}
				path={at('visitorGraceMs')}
				value={entry.visitorGraceMs}
				onChange={(it) => set('visitorGraceMs', it)}
			/>
			<SpanField label={words.returnTime} path={at('returnMs')} value={entry.returnMs} onChange={(it) => set('returnMs', it)} />
		</Card>
	)
}
