import { useQuery } from '@tanstack/react-query'
import type { Directory } from '../../../core/protocol/console.ts'
import { blankDirectory } from '../live/directory-context.ts'
import { http } from './http.ts'

/** What the desk needs of the published configuration. */
export interface DeskConfig extends Directory {
	readonly queues: readonly (Directory['queues'][number] & { readonly routing: { readonly pull: boolean } })[]
	readonly agents: readonly (Directory['agents'][number] & { readonly queues: readonly { readonly queue: string }[] })[]
}

/** Of what is published, as the desk reads it. */
export const CONFIG_KEY = ['config'] as const

export function useDeskConfig(): DeskConfig | null {
	const config = useQuery({
		queryKey: CONFIG_KEY,
		queryFn: ({ signal }) => http<{ config: DeskConfig }>('/api/v1/config', { signal }),
		retry: 1,
		staleTime: 60_000,
	})
	return config.data?.config ?? null
}

/** Names for ids from the published configuration, for who has no live session that tells them. */
export function useConfigDirectory(): Directory {
	return useDeskConfig() ?? blankDirectory
}
