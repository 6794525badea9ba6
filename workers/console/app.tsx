import { useMe } from './api/me.ts'
import { usePage } from './hooks/use-page.ts'
import { useWords } from './i18n/preferences.tsx'
import { lazy, Suspense } from 'react'
import { AgentDesk } from './shell/agent-desk.tsx'
import { LookOnlyDesk } from './shell/look-only-desk.tsx'
import { PageDoor } from './shell/page-door.tsx'
import { SignInPage } from './signin/sign-in-page.tsx'
import { isForAnybody, useSignInRoute } from './signin/sign-in-route.ts'
import { Empty } from './ui/empty.tsx'

/** Fetched by those few whose workspace asks for a second factor they do not have yet. */
const TwoFactorDue = lazy(() => import('./account/two-factor-due.tsx').then((it) => ({ default: it.TwoFactorDue })))

/** Who is signed in decides what there is to see. */
export function App() {
	const { app } = useWords()
	const me = useMe()
	const page = usePage()
	const door = useSignInRoute()
	if (page === 'desk' && isForAnybody(door)) return <SignInPage />
	if (me.data?.twoFactor === 'due') {
		return (
			<Suspense>
				<TwoFactorDue />
			</Suspense>
		)
	}
	if (me.data) {
		if (me.data.agent) return <AgentDesk key={me.data.agent} me={me.data} agent={me.data.agent} />
		return page === 'desk' ? <LookOnlyDesk me={me.data} /> : <PageDoor me={me.data} page={page} />
	}
	if (me.data === null) return <SignInPage />
	if (me.isError) {
		return (
			<main className='page-centre'>
				<Empty icon='warning' title={app.unreachable} text={app.unreachableHint}>
					<button type='button' className='button' onClick={() => void me.refetch()}>{app.retry}</button>
				</Empty>
			</main>
		)
	}
	return (
		<main className='page-centre' aria-busy='true'>
			<span className='spinner' role='status' aria-label={app.loading} />
		</main>
	)
}
