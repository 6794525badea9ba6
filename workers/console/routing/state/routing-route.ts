/** Where on the routing page somebody is, as the address says it behind the `#`: `#/support/simulate`. */
export const TABS = ['policy', 'json', 'simulate', 'versions'] as const
export type TabName = (typeof TABS)[number]

export interface RoutingRoute {
	readonly queue: string | null
	readonly tab: TabName
}

export function routingRouteOf(hash: string): RoutingRoute {
	const [, queue = '', tab = ''] = hash.replace(/^#/, '').split('/')
	return {
		queue: /^[a-z0-9-]+$/.test(queue) ? queue : null,
		tab: TABS.find((it) => it === tab) ?? 'policy',
	}
}

export function routingHashOf({ queue, tab }: RoutingRoute): string {
	return queue === null ? '#/' : `#/${queue}/${tab}`
}
