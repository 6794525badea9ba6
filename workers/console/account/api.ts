import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { ME_KEY } from '../api/me.ts'

export interface SignInRow {
	readonly id: string
	readonly createdAtMs: number
	readonly expiresAtMs: number
	readonly address: string | null
	readonly userAgent: string | null
	readonly current: boolean
}

export interface Enrolment {
	/** As authenticator apps read it. */
	readonly totpURI: string
	readonly backupCodes: readonly string[]
}

const SESSIONS_KEY = ['sign-ins'] as const

export function useSignIns() {
	return useQuery({
		queryKey: SESSIONS_KEY,
		queryFn: ({ signal }) => http<{ items: SignInRow[] }>('/api/auth/list-sessions', { signal }).then((it) => it.items),
	})
}

/** Something about how oneself signs in; what is known of it is asked anew. */
function useOwnAct<Body extends object | void, Answer>(path: string) {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (body: Body) => http<Answer>(`/api/auth/${path}`, { method: 'POST', body: body ?? {} }),
		onSuccess: async () => {
			await client.invalidateQueries({ queryKey: SESSIONS_KEY })
			await client.invalidateQueries({ queryKey: ME_KEY })
		},
	})
}

export const useEndSignIn = () => useOwnAct<{ id: string }, unknown>('revoke-session')
export const useEndOtherSignIns = () => useOwnAct<void, unknown>('revoke-other-sessions')
export const useChangePassword = () =>
	useOwnAct<{ currentPassword: string; newPassword: string; revokeOtherSessions: boolean }, unknown>('change-password')
export const useConfirmTwoFactor = () => useOwnAct<{ code: string }, unknown>('two-factor/verify-totp')
export const useDisableTwoFactor = () => useOwnAct<{ password: string }, unknown>('two-factor/disable')

/** Changes nothing yet that `me` would show: the factor counts once a code has been confirmed. */
export function useEnrol() {
	return useMutation({
		mutationFn: (body: { password: string }) => http<Enrolment>('/api/auth/two-factor/enable', { method: 'POST', body }),
	})
}

export function useMakeRecoveryCodes() {
	return useMutation({
		mutationFn: (body: { password: string }) =>
			http<{ backupCodes: readonly string[] }>('/api/auth/two-factor/generate-backup-codes', { method: 'POST', body }),
	})
}
