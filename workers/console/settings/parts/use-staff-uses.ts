import { useQuery } from '@tanstack/react-query'
import { http } from '../../api/http.ts'
import { may, useMe } from '../../api/me.ts'
import type { EntryList, Use } from '../state/uses.ts'

interface Member {
	readonly name: string
	readonly role: string
	readonly agent: string | null
}

/** Who of the staff has a role or works as an agent, as far as one may see them. A role that somebody has cannot go. */
export function useStaffUses(list: EntryList, id: string): readonly Use[] {
	const me = useMe().data
	const staff = useQuery({
		queryKey: ['staff', 'holders'],
		queryFn: ({ signal }) => http<{ items: Member[] }>('/api/v1/staff', { signal }).then((it) => it.items),
		enabled: (list === 'roles' || list === 'agents') && Boolean(me && may(me, 'staff.read')),
		retry: 1,
	})
	const holders = (staff.data ?? []).filter((it) => list === 'roles' ? it.role === id : it.agent === id)
	if (holders.length === 0) return []
	const name = holders.map((it) => it.name).join(', ')
	return list === 'roles'
		? [{ kind: 'holders', name, field: 'staff', release: null }]
		: [{ kind: 'workers', name, field: 'staff', release: (config) => config }]
}
