import { useQuery } from '@tanstack/react-query'
import type { Directory } from '../../../core/protocol/console.ts'
import { blankDirectory } from '../live/directory-context.ts'
import { http } from './http.ts'

/** Names for ids from the published configuration, for who has no live session that tells them. */
export function useConfigDirectory(): Directory {
	const config = useQuery({
		queryKey: ['config'],
		queryFn: ({ signal }) => http<{ config: Directory }>('/api/v1/config', { signal }),
		retry: 1,
		staleTime: 60_000,
	})
	return config.data?.config ?? blankDirectory
}
