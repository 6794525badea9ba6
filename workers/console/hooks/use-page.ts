import { useSyncExternalStore } from 'react'

/** The console's pages, each with an address of its own; what is open on a page stands behind the `#`. */
export const PAGES = {
	desk: '/console',
	routing: '/console/routing',
	settings: '/console/settings',
	account: '/console/account',
} as const
export type PageName = keyof typeof PAGES

export function pageOf(pathname: string): PageName {
	const path = pathname.replace(/\/$/, '')
	return (['routing', 'settings', 'account'] as const).find((it) => path.endsWith(PAGES[it])) ?? 'desk'
}

/** Goes there without loading anew, so that a live session stays up. `hash` opens something on it, as in `#/teams`. */
export function visit(page: PageName, hash = ''): void {
	if (pageOf(location.pathname) === page && (hash === '' || location.hash === hash)) return
	history.pushState(null, '', PAGES[page] + hash)
	dispatchEvent(new PopStateEvent('popstate'))
	if (hash !== '') dispatchEvent(new HashChangeEvent('hashchange'))
}

function subscribe(listener: () => void): () => void {
	addEventListener('popstate', listener)
	return () => removeEventListener('popstate', listener)
}

export function usePage(): PageName {
	return pageOf(useSyncExternalStore(subscribe, () => location.pathname))
}
