import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
	document.addEventListener('visibilitychange', listener)
	return () => document.removeEventListener('visibilitychange', listener)
}

/** Whether a person can see this page. */
export function useVisible(): boolean {
	return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible')
}
