import { useSyncExternalStore } from 'react'

/** The console's pages, each with an address of its own; what is open on a page stands behind the `#`. */
export const PAGES = { desk: '/console', routing: '/console/routing' } as const
export type PageName = keyof typeof PAGES

export function pageOf(pathname: string): PageName {
	return pathname.replace(/\/$/, '').endsWith(PAGES.routing) ? 'routing' : 'desk'
}

/** Goes there without loading anew, so that a live session stays up. */
export function visit(page: PageName): void {
	if (pageOf(location.pathname) === page) return
	history.pushState(null, '', PAGES[page])
	dispatchEvent(new PopStateEvent('popstate'))
}

function subscribe(listener: () => void): () => void {
	addEventListener('popstate', listener)
	return () => removeEventListener('popstate', listener)
}

export function usePage(): PageName {
	return pageOf(useSyncExternalStore(subscribe, () => location.pathname))
}
