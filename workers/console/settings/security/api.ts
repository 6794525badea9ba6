import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { http } from '../../api/http.ts'

export interface OidcSecret {
	readonly set: boolean
	readonly atMs: number | null
	readonly by: string | null
	/** To register with the provider. */
	readonly callbackUrl: string
}

const KEY = ['oidc-secret'] as const
const PATH = '/api/v1/sign-in/oidc-secret'

export function useOidcSecret() {
	return useQuery({ queryKey: KEY, queryFn: ({ signal }) => http<OidcSecret>(PATH, { signal }) })
}

export function useSetOidcSecret() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (secret: string) => http(PATH, { method: 'PUT', body: { secret } }),
		onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
	})
}
