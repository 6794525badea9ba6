import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
	addEventListener('online', listener)
	addEventListener('offline', listener)
	return () => {
		removeEventListener('online', listener)
		removeEventListener('offline', listener)
	}
}

/** What the browser says of its own line. */
export function useOnline(): boolean {
	return useSyncExternalStore(subscribe, () => navigator.onLine)
}
