import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Permission, Scope } from '../../../core/access.ts'
import { ApiProblem, http } from './http.ts'

export interface Me {
	readonly id: string
	readonly name: string
	readonly email: string | null
	readonly workspace: string
	/** Built in, or one of the configuration. What it allows is in `permissions`. */
	readonly role: string
	/** The agent they work as; null for staff who take no conversations. */
	readonly agent: string | null
	readonly kind: 'staff' | 'key'
	readonly permissions: readonly Permission[]
	readonly scope: Scope
	/** Teams they are in without being one of its agents. */
	readonly teams: readonly string[]
	/** `due`: the workspace asks for a second factor, and they have none yet. */
	readonly twoFactor: 'on' | 'off' | 'due'
}

export interface DemoSignIn {
	readonly email: string
	readonly password: string
	readonly name: string
	readonly role: Me['role']
}

export const ME_KEY = ['me'] as const

/** Whether the API would let them. */
export function may({ permissions }: Pick<Me, 'permissions'>, asked: Permission): boolean {
	return permissions.includes(asked)
}

/** Who is signed in; null for nobody. */
export function useMe() {
	return useQuery({
		queryKey: ME_KEY,
		queryFn: ({ signal }) => http<Me>('/api/v1/me', { signal }).catch(nobody),
		// A staff directory that is away for a moment signs nobody out.
		retry: 3,
		staleTime: 60_000,
	})
}

function nobody(problem: unknown): null {
	if (problem instanceof ApiProblem && problem.status === 401) return null
	throw problem
}

export function useSignOut() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: () => http('/api/auth/sign-out', { method: 'POST', body: {} }),
		onSuccess: () => {
			location.hash = ''
			client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME_KEY[0] })
			client.setQueryData(ME_KEY, null)
		},
	})
}

/** Sign-ins of the demo; empty anywhere else. */
export function useDemoSignIns() {
	return useQuery({
		queryKey: ['demo-sign-ins'],
		queryFn: ({ signal }) => http<{ items: DemoSignIn[] }>('/api/v1/demo-sign-ins', { signal }).then((it) => it.items, () => []),
		staleTime: Infinity,
	})
}
