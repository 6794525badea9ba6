import { workspaceOf } from '../../../core/ids.ts'

/**
 * The inbox an address names, `shop.support@…` at whatever domain: the id of an inbox is a local part as it is. What follows a plus is
 * the sender's own. Null when it can name none.
 */
export function inboxOfAddress(address: string): string | null {
	const at = address.lastIndexOf('@')
	const id = address.slice(0, Math.max(0, at)).replace(/\+.*$/s, '').trim().toLowerCase()
	return workspaceOf(id) === null ? null : id
}
