import type { Me } from '../api/me.ts'
import { go, useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { MissedBanner } from './missed-banner.tsx'
import { OfferList } from './offer-list.tsx'
import { PresenceSwitch } from './presence-switch.tsx'
import { RailFoot } from './rail-foot.tsx'
import { RecentList } from './recent-list.tsx'
import { WorkList } from './work-list.tsx'
import './rail.css'

const LISTS = ['mine', 'recent'] as const

/** The left edge: presence, offers, what the agent holds, what was. */
export function Rail({ me }: { me: Me }) {
	const { rail, app } = useWords()
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
						{rail[it]}
					</button>
				))}
			</div>
			{!ready && <Skeleton rows={4} label={app.loading} />}
			{ready && (list === 'mine' ? <WorkList /> : <RecentList isAgent />)}
			<RailFoot me={me} />
		</nav>
	)
}
