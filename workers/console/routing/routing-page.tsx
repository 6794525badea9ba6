import type { Me } from '../api/me.ts'

/** How conversations are distributed: looked at, tried, changed. */
export function RoutingPage({ me }: { me: Me }) {
	return <main>{me.name}</main>
}
