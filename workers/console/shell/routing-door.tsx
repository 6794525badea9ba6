import { lazy, Suspense } from 'react'
import type { Me } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { ReloadGuard } from './reload-guard.tsx'

/** Fetched when somebody goes there: those who answer customers all day never load it. */
const RoutingPage = lazy(() => import('../routing/routing-page.tsx').then((it) => ({ default: it.RoutingPage })))

export function RoutingDoor({ me }: { me: Me }) {
	const { app } = useWords()
	const waiting = (
		<main className='page-centre' aria-busy='true'>
			<span className='spinner' role='status' aria-label={app.loading} />
		</main>
	)
	return (
		<ReloadGuard>
			<Suspense fallback={waiting}>
				<RoutingPage me={me} />
			</Suspense>
		</ReloadGuard>
	)
}
