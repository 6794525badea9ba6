import { useMutation, useQuery } from '@tanstack/react-query'
import type { LiveConversation } from '../../api/conversations.ts'
import { ApiProblem, http } from '../../api/http.ts'

const at = (conversation: string) => `/api/v1/conversations/${conversation}`

/** An address at an inbox. */
export interface NewPoint {
	readonly inbox: string
	readonly address: string
}

/** Answers go there from now on. The log says so by itself. */
export function useAddPoint(conversation: string) {
	return useMutation({ mutationFn: (point: NewPoint) => http(`${at(conversation)}/points`, { method: 'POST', body: point }) })
}

/** What leads a customer along to another channel. */
export interface Continuation {
	/** To be said there first. */
	readonly code: string
	/** Opens the channel's app with the word in it; null where there is none to open. */
	readonly url: string | null
	readonly expiresAtMs: number
}

export function useContinuation(conversation: string) {
	return useMutation({
		mutationFn: (inbox: string) => http<Continuation>(`${at(conversation)}/continuations`, { method: 'POST', body: { inbox } }),
	})
}

/** Another conversation, for a word about it; null for one that may not be seen. */
export function useKin(conversation: string) {
	return useQuery({
		queryKey: ['conversation', conversation, 'kin'],
		queryFn: ({ signal }) => http<LiveConversation>(at(conversation), { signal }).catch(nothingSeen),
		retry: 1,
		staleTime: 30_000,
	})
}

function nothingSeen(thrown: unknown): null {
	if (thrown instanceof ApiProblem && thrown.status === 404) return null
	throw thrown
}
