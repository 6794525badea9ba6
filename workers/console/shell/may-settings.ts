import type { Permission } from '../../../core/access.ts'
import { may, type Me } from '../api/me.ts'

/** What some section of the settings asks of who looks at it. */
const ASKED: readonly Permission[] = ['config.history', 'config.publish', 'staff.read', 'keys.read', 'audit.read']

/** Whether there is anything in the settings for them. The sections themselves are fetched only with the page. */
export function maySettings(me: Pick<Me, 'permissions'>): boolean {
	return ASKED.some((it) => may(me, it))
}
