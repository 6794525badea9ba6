import type { Permission } from '../../../core/access.ts'
import { may, type Me } from '../api/me.ts'

/** What sections that speak with the API by themselves ask of who looks at them. */
const ASKED: readonly Permission[] = ['config.publish', 'staff.read', 'keys.read', 'audit.read']

/** Whether there is anything in the settings for them. The sections themselves are fetched only with the page. */
export function maySettings(me: Pick<Me, 'permissions'>): boolean {
	return ASKED.some((it) => may(me, it)) || (may(me, 'config.history') && may(me, 'config.read'))
}
