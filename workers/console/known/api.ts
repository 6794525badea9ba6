import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { Facts } from '../../../core/routing/facts.ts'
import { http } from '../api/http.ts'
import { clientId } from '../live/client-id.ts'

type Vocabulary = Pick<WorkspaceConfig, 'tags' | 'fields' | 'cannedResponses'>
const BLANK: Vocabulary = { tags: [], fields: [], cannedResponses: [] }

/** The words a workspace's staff share, as published. The same answer as the desk's directory. */
export function useVocabulary(): Vocabulary {
	const config = useQuery({
		queryKey: ['config'],
		queryFn: ({ signal }) => http<{ config: WorkspaceConfig }>('/api/v1/config', { signal }),
		retry: 1,
		staleTime: 60_000,
	})
	return config.data?.config ?? BLANK
}

const at = (conversation: string) => `/api/v1/conversations/${conversation}`
const factsKey = (conversation: string) => ['facts', conversation] as const

/** `beat` changes when more may be known. */
export function useFacts(conversation: string, beat: number) {
	return useQuery({
		queryKey: [...factsKey(conversation), beat],
		queryFn: ({ signal }) => http<Facts>(`${at(conversation)}/facts`, { signal }),
		placeholderData: (before) => before,
		retry: 1,
	})
}

export function useTags(conversation: string) {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (tags: readonly string[]) =>
			http<{ tags: readonly string[] }>(`${at(conversation)}/tags`, { method: 'PUT', body: { tags }, idempotencyKey: clientId() }),
		onSuccess: () => client.invalidateQueries({ queryKey: ['conversation', conversation] }),
	})
}

/** Each time is on record; nothing keeps the answer. */
export function useReveal(conversation: string) {
	return useMutation({
		mutationFn: (field: string) =>
			http<{ value: string | number | boolean | null }>(`${at(conversation)}/fields/${field}/reveal`, { method: 'POST', body: {} }),
		gcTime: 0,
	})
}
