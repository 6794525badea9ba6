import { useSyncExternalStore } from 'react'
import { routingHashOf, type RoutingRoute, routingRouteOf } from './state/routing-route.ts'

export function goRouting(route: RoutingRoute): void {
	location.hash = routingHashOf(route)
}

function subscribe(listener: () => void): () => void {
	addEventListener('hashchange', listener)
	return () => removeEventListener('hashchange', listener)
}

export function useRoutingRoute(): RoutingRoute {
	return routingRouteOf(useSyncExternalStore(subscribe, () => location.hash))
}
