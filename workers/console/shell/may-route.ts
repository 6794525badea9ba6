import { may, type Me } from '../api/me.ts'

/** Who may see how conversations are distributed, with what is drafted and what was. */
export function mayRoute(me: Pick<Me, 'permissions'>): boolean {
	return may(me, 'config.history') && may(me, 'queues.read')
}
