import { useSyncExternalStore } from 'react'

/** Where the agent is, as the address says it, so that a reload and the back button keep it. */
export interface Route {
	/** `waiting`: who stands in line. */
	readonly list: 'mine' | 'waiting' | 'recent'
	readonly conversation: string | null
}

const PATHS = { mine: '#/c', waiting: '#/waiting', recent: '#/recent' } as const

export function routeOf(hash: string): Route {
	const list = (['waiting', 'recent'] as const).find((it) => hash.startsWith(PATHS[it])) ?? 'mine'
	const rest = hash.slice(PATHS[list].length + 1)
	return { list, conversation: /^[A-Za-z0-9_-]+$/.test(rest) ? rest : null }
}

export function hashOf({ list, conversation }: Route): string {
	return conversation ? `${PATHS[list]}/${conversation}` : PATHS[list]
}

export function go(route: Route): void {
	location.hash = hashOf(route)
}

function subscribe(listener: () => void): () => void {
	addEventListener('hashchange', listener)
	return () => removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
	return routeOf(useSyncExternalStore(subscribe, () => location.hash))
}
