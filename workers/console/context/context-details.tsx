import { may, useMe } from '../api/me.ts'
import { PointsContext } from '../conversation/points-context.ts'
import { channelName } from '../conversation/words/channel-name.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { useServerNow } from '../hooks/use-server-now.ts'
import { durationText, languageText, stampText } from '../i18n/format.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useDirectory } from '../live/directory-context.ts'
import { useConsole } from '../live/session-context.ts'
import { KnownPanel } from '../known/known-panel.tsx'
import { blankConversation } from '../state/conversation-store.ts'
import { waitedMs } from '../state/waited.ts'
import { Avatar } from '../ui/avatar.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import { ChannelIcon } from '../ui/channel-icon.tsx'
import { WhyPanel } from '../why/why-panel.tsx'
import { ContactReach } from './contact-reach.tsx'
import { Timeline } from './timeline.tsx'
import { whyText } from './why-text.ts'

/** Who it is, where it stands, why it came here, and what happened so far. */
export function ContextDetails({ conversation }: { conversation: string }) {
	const preferences = usePreferences()
	const { words, tag } = preferences
	const { context } = words
	const talk = useTalkWords()
	const me = useMe().data
	const directory = useDirectory()
	const now = useServerNow()
	const { view, rows } = useConsole((it) => it.conversations.get(conversation)?.state) ?? blankConversation
	const work = useConsole((it) => it.agent.view)?.work.find((it) => it.conversation === conversation)
	if (!view) return <WhyPanel conversation={conversation} />
	const customer = customerOf(
		{ name: view.contact?.name ?? work?.subject.contactName, contact: view.contact?.id ?? work?.subject.contact },
		preferences,
	)
	const point = view.points.find((it) => it.key === view.at)?.point
	const waited = waitedMs(rows, now)
	const queue = directory.queues.find((it) => it.id === view.queue)?.name ?? work?.queueName ?? view.queue
	return (
		<>
			<div className='context-contact'>
				<Avatar {...customer} size='l' online={point ? undefined : view.customerOnline} />
				<div className='context-name'>
					<h2>
						<CustomerName customer={customer} />
					</h2>
					<p className='context-channel'>
						<ChannelIcon channel={point?.channel ?? 'web'} address={point?.address} />
						{point ? channelName(point, talk) : talk.channel.web}
					</p>
				</div>
			</div>
			<dl className='facts'>
				<Fact name={context.status} value={words.status[view.status]} />
				<Fact name={context.language} value={view.contact ? languageText(view.contact.language, tag) : context.unknown} />
				<Fact name={context.queue} value={queue} />
				<Fact name={context.agent} value={view.assignee?.name ?? null} />
				<Fact name={context.started} value={view.openedAtMs === null ? null : stampText(view.openedAtMs, tag)} />
				<Fact name={context.waited} value={waited === null ? null : durationText(waited, words)} />
				<Fact name={context.callback} value={view.callback?.to ?? null} />
				<Fact name={context.quiet} value={work?.stage === 'idle' ? stampText(work.sinceMs, tag) : null} />
			</dl>
			<ContactReach view={view} mayBlock={me ? may(me, 'conversations.close') : false} />
			<KnownPanel conversation={conversation} tags={view.tags} seq={view.seq} />
			{work && (
				<section className='context-section'>
					<h3>{context.whyTitle}</h3>
					<p>{whyText(work.why, words)}</p>
					{work.subject.note && <p className='offer-note'>{work.subject.note}</p>}
				</section>
			)}
			<WhyPanel conversation={conversation} beat={`${view.status} ${view.assignee?.id} ${work?.stage} ${work?.epoch}`} />
			<section className='context-section'>
				<h3>{context.history}</h3>
				<PointsContext value={view.points}>
					<Timeline rows={rows} />
				</PointsContext>
			</section>
		</>
	)
}

function Fact({ name, value }: { name: string; value: string | null }) {
	return value === null ? null : (
		<div>
			<dt>{name}</dt>
			<dd className='truncate'>{value}</dd>
		</div>
	)
}
