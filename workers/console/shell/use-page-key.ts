import type { Me } from '../api/me.ts'
import { usePage, visit } from '../hooks/use-page.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { mayRoute } from './may-route.ts'

/** G goes from the conversations to the routing, and back. */
export function usePageKey(me: Me): void {
	const page = usePage()
	useShortcuts({ 'g': () => mayRoute(me) ? visit(page === 'desk' ? 'routing' : 'desk') : false })
}
