import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { http } from '../../api/http.ts'

export interface MemberRow {
	readonly id: string
	readonly name: string
	readonly email: string
	readonly role: string
	readonly agent: string | null
	readonly teams: readonly string[]
	readonly active: boolean
	readonly twoFactor: boolean
	readonly createdAtMs: number
}

export interface InvitationRow {
	readonly id: string
	readonly email: string
	readonly name: string
	readonly role: string
	readonly expiresAtMs: number
	readonly state: 'open' | 'expired'
}

/** As it is answered when it is sent: the link is told this once. */
export interface SentInvitation extends InvitationRow {
	readonly mail: 'sent' | 'failed'
	readonly url: string
}

export interface NewInvitation {
	readonly email: string
	readonly name: string
	readonly role: string
	readonly agent: string | null
	readonly teams: readonly string[]
	readonly language: string
}

export type MemberChange = Partial<Pick<MemberRow, 'name' | 'role' | 'agent' | 'teams' | 'active'>>

interface Page<Item> {
	readonly items: readonly Item[]
	readonly nextCursor: string | null
}

const STAFF = ['staff'] as const

function usePages<Item>(what: 'members' | 'invitations', path: string) {
	return useInfiniteQuery({
		queryKey: [...STAFF, what],
		queryFn: ({ pageParam, signal }) =>
			http<Page<Item>>(`${path}${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		retry: 1,
	})
}

export const useMembers = () => usePages<MemberRow>('members', '/api/v1/staff')
export const useInvitations = () => usePages<InvitationRow>('invitations', '/api/v1/staff/invitations')

/** The directories staff are chosen from, as published: a draft binds nobody yet. */
export function usePublished() {
	return useQuery({
		queryKey: ['staff-config'],
		queryFn: ({ signal }) => http<{ config: WorkspaceConfig }>('/api/v1/config', { signal }).then((it) => it.config),
		staleTime: 15_000,
	})
}

/** Whatever changes staff; lists are read anew. */
function useStaffAct<Asked, Answer>(act: (asked: Asked) => Promise<Answer>) {
	const client = useQueryClient()
	return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: STAFF }) })
}

const at = (id: string, rest = '') => `/api/v1/staff/${encodeURIComponent(id)}${rest}`
const invitationAt = (id: string, rest = '') => `/api/v1/staff/invitations/${encodeURIComponent(id)}${rest}`

export const useInvite = () =>
	useStaffAct((body: NewInvitation) => http<SentInvitation>('/api/v1/staff/invitations', { method: 'POST', body }))
export const useResend = () => useStaffAct((id: string) => http<SentInvitation>(invitationAt(id, '/resend'), { method: 'POST', body: {} }))
export const useWithdraw = () => useStaffAct((id: string) => http(invitationAt(id), { method: 'DELETE' }))
export const useChangeMember = () =>
	useStaffAct(({ id, change }: { id: string; change: MemberChange }) => http<MemberRow>(at(id), { method: 'PATCH', body: change }))
export const useRemoveMember = () => useStaffAct((id: string) => http(at(id), { method: 'DELETE' }))
export const useEndMemberSignIns = () => useStaffAct((id: string) => http(at(id, '/sessions'), { method: 'DELETE' }))
export const useResetFactor = () => useStaffAct((id: string) => http(at(id, '/two-factor'), { method: 'DELETE' }))
