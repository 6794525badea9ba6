import { useSyncExternalStore } from 'react'

/** Where somebody is who is not signed in, as the address says it behind the `#`. */
export type SignInRoute =
	| { readonly at: 'sign-in' | 'forgotten' | 'sign-up' | 'sso' }
	| { readonly at: 'reset' | 'invitation'; readonly token: string }
	| { readonly at: 'refused'; readonly code: string }

const PLAIN = { forgotten: '#/forgotten', 'sign-up': '#/sign-up', sso: '#/sso' } as const
const NAMED = /^#\/(reset|invitation|sign-in-failed)\/([A-Za-z0-9._-]{1,200})$/

export function signInRouteOf(hash: string): SignInRoute {
	for (const [at, path] of Object.entries(PLAIN)) if (hash === path) return { at: at as keyof typeof PLAIN }
	const [, kind, name = ''] = NAMED.exec(hash) ?? []
	if (kind === 'reset' || kind === 'invitation') return { at: kind, token: name }
	return kind === 'sign-in-failed' ? { at: 'refused', code: name } : { at: 'sign-in' }
}

export function signInHashOf(at: keyof typeof PLAIN | 'sign-in'): string {
	return at === 'sign-in' ? '#/' : PLAIN[at]
}

/** What somebody has been sent a link to counts whoever is signed in here. */
export function isForAnybody({ at }: SignInRoute): boolean {
	return at === 'reset' || at === 'invitation' || at === 'sign-up' || at === 'refused'
}

function subscribe(listener: () => void): () => void {
	addEventListener('hashchange', listener)
	return () => removeEventListener('hashchange', listener)
}

export function useSignInRoute(): SignInRoute {
	return signInRouteOf(useSyncExternalStore(subscribe, () => location.hash))
}
