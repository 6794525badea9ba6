import type { Me } from '../api/me.ts'
import { go, useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { WaitingList } from '../line/waiting-list.tsx'
import { useConsole } from '../live/session-context.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { MissedBanner } from './missed-banner.tsx'
import { OfferList } from './offer-list.tsx'
import { PresenceSwitch } from './presence-switch.tsx'
import { RailFoot } from './rail-foot.tsx'
import { RecentList } from './recent-list.tsx'
import { WorkList } from './work-list.tsx'
import './rail.css'

const LISTS = ['mine', 'waiting', 'recent'] as const

/** The left edge: presence, offers, what the agent holds, what was. */
export function Rail({ me }: { me: Me }) {
	const { rail, line, app } = useWords()
	const { list, conversation } = useRoute()
	const ready = useConsole((state) => state.agent.view !== null)
	return (
		<nav className='rail' aria-label={rail.label}>
			{ready ? <PresenceSwitch /> : <div className='rail-head' />}
			{ready && <MissedBanner />}
			{ready && <OfferList />}
			<div className='rail-tabs'>
				{LISTS.map((it) => (
					<button
						key={it}
						type='button'
						className='rail-tab'
						aria-pressed={it === list}
						onClick={() => go({ list: it, conversation })}
					>
						{it === 'waiting' ? line.waiting : rail[it]}
					</button>
				))}
			</div>
			{!ready && <Skeleton rows={4} label={app.loading} />}
			{ready && list === 'mine' && <WorkList />}
			{ready && list === 'waiting' && <WaitingList me={me} />}
			{ready && list === 'recent' && <RecentList isAgent />}
			<RailFoot me={me} />
		</nav>
	)
}
