import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Permission } from '../../../../core/access.ts'
import { http } from '../../api/http.ts'

export interface ApiKeyRow {
	readonly id: string
	readonly name: string
	readonly scopes: readonly Permission[]
	readonly by: string
	readonly createdAtMs: number
	/** Null: never. */
	readonly expiresAtMs: number | null
	readonly lastUsedAtMs: number | null
}

export interface NewKey {
	readonly name: string
	readonly scopes: readonly Permission[]
	readonly expiresAtMs: number | null
}

const KEY = ['api-keys'] as const

export function useKeys() {
	return useQuery({
		queryKey: KEY,
		queryFn: ({ signal }) => http<{ items: ApiKeyRow[] }>('/api/v1/keys', { signal }).then((it) => it.items),
	})
}

/** The answer alone holds the key itself. */
export function useMakeKey() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (body: NewKey) => http<ApiKeyRow & { key: string }>('/api/v1/keys', { method: 'POST', body }),
		onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
	})
}

export function useRevokeKey() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (id: string) => http(`/api/v1/keys/${id}`, { method: 'DELETE' }),
		onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
	})
}
