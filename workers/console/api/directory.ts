import { useQuery } from '@tanstack/react-query'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import type { Directory } from '../../../core/protocol/console.ts'
import { blankDirectory } from '../live/directory-context.ts'
import { http } from './http.ts'

export type DeskInbox = Pick<InboxConfig, 'id' | 'name' | 'channel' | 'enabled' | 'contactAddress'>

/** What the desk needs of the published configuration. */
export interface DeskConfig extends Directory {
	readonly queues: readonly (Directory['queues'][number] & { readonly routing: { readonly pull: boolean } })[]
	readonly inboxes: readonly DeskInbox[]
	readonly agents: readonly (Directory['agents'][number] & { readonly queues: readonly { readonly queue: string }[] })[]
}

/** Of what is published, as the desk reads it. */
export const CONFIG_KEY = ['config'] as const

const PUBLISHED = {
	queryKey: CONFIG_KEY,
	queryFn: ({ signal }: { signal: AbortSignal }) => http<{ config: DeskConfig }>('/api/v1/config', { signal }),
	retry: 1,
	staleTime: 60_000,
} as const

export function useDeskConfig(): DeskConfig | null {
	return useQuery(PUBLISHED).data?.config ?? null
}

/** Every address customers reach the company at, as published. */
export function useInboxes() {
	return useQuery({ ...PUBLISHED, select: ({ config }) => config.inboxes })
}

/** Names for ids from the published configuration, for who has no live session that tells them. */
export function useConfigDirectory(): Directory {
	return useDeskConfig() ?? blankDirectory
}
