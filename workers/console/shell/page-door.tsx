import { lazy, Suspense } from 'react'
import type { Me } from '../api/me.ts'
import type { PageName } from '../hooks/use-page.ts'
import { useWords } from '../i18n/preferences.tsx'
import { ReloadGuard } from './reload-guard.tsx'

/** Fetched when somebody goes there: those who answer customers all day never load them. */
const DOORS = {
	routing: lazy(() => import('../routing/routing-page.tsx').then((it) => ({ default: it.RoutingPage }))),
	settings: lazy(() => import('../settings/settings-page.tsx').then((it) => ({ default: it.SettingsPage }))),
	account: lazy(() => import('../account/account-page.tsx').then((it) => ({ default: it.AccountPage }))),
} as const

export function PageDoor({ me, page }: { me: Me; page: Exclude<PageName, 'desk'> }) {
	const { app } = useWords()
	const Page = DOORS[page]
	const waiting = (
		<main className='page-centre' aria-busy='true'>
			<span className='spinner' role='status' aria-label={app.loading} />
		</main>
	)
	return (
		<ReloadGuard key={page}>
			<Suspense fallback={waiting}>
				<Page me={me} />
			</Suspense>
		</ReloadGuard>
	)
}
