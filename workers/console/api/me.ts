import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, http } from './http.ts'

export interface Me {
	readonly id: string
	readonly name: string
	readonly email: string | null
	readonly workspace: string
	readonly role: 'administrator' | 'supervisor' | 'agent'
	/** The agent they work as; null for staff who take no conversations. */
	readonly agent: string | null
}

export interface DemoSignIn {
	readonly email: string
	readonly password: string
	readonly name: string
	readonly role: Me['role']
}

export const ME_KEY = ['me'] as const

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

export function useSignIn() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (body: { email: string; password: string }) => http('/api/auth/sign-in/email', { method: 'POST', body }),
		onSuccess: () => client.invalidateQueries({ queryKey: ME_KEY }),
	})
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
