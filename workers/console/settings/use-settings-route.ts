import { useSyncExternalStore } from 'react'
import { settingsHashOf, type SettingsRoute, settingsRouteOf } from './state/settings-route.ts'

export function goSettings(section: string | null, item: string | null = null): void {
	location.hash = settingsHashOf(section, item)
}

function subscribe(listener: () => void): () => void {
	addEventListener('hashchange', listener)
	return () => removeEventListener('hashchange', listener)
}

export function useSettingsRoute(): SettingsRoute {
	return settingsRouteOf(useSyncExternalStore(subscribe, () => location.hash))
}
