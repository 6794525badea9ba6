import type { Me } from '../api/me.ts'

/** Who may see how conversations are distributed; administrators may change it. */
export function mayRoute({ role }: Pick<Me, 'role'>): boolean {
	return role !== 'agent'
}
