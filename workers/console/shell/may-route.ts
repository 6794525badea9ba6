import { may, type Me } from '../api/me.ts'

/** Who may see how conversations are distributed, with what is drafted and what was. */
export function mayRoute(me: Pick<Me, 'permissions'>): boolean {
	return (['config.read', 'config.history', 'queues.read'] as const).every((it) => may(me, it))
}
