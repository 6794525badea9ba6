import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { ApiProblem, http } from '../api/http.ts'
import { clientId } from '../live/client-id.ts'

/** A queue as it stands this moment. */
export interface QueueFigures {
	readonly id: string
	readonly name: string
	readonly waiting: number
	readonly offered: number
	readonly deferred: number
	/** Agents who could take something. */
	readonly ready: number
	/** Whether it is within its hours. */
	readonly open: boolean
	readonly longestWaitMs: number
}

export interface PublishedConfig {
	readonly version: number
	readonly config: WorkspaceConfig
}

export interface SavedDraft {
	/** Version it was made on. */
	readonly base: number
	readonly config: WorkspaceConfig
	readonly updatedAtMs: number
	readonly by: string
	/** What publishing it would be refused with; null when it could be published. */
	readonly problem: { readonly code: string; readonly field?: string; readonly detail?: string } | null
}

export interface VersionRow {
	readonly version: number
	/** Null for the version a workspace began with, and those of earlier times. */
	readonly atMs: number | null
	readonly by: string | null
	readonly note: string | null
	/** It is a copy of this one. */
	readonly rolledBackTo: number | null
}

interface Page<Item> {
	readonly items: readonly Item[]
	readonly nextCursor: string | null
}

export const ROUTING_KEY = 'routing'
const LIVE_EVERY_MS = 5_000

export function useQueueFigures() {
	return useQuery({
		queryKey: [ROUTING_KEY, 'queues'],
		queryFn: ({ signal }) => http<Page<QueueFigures>>('/api/v1/queues', { signal }).then((it) => it.items),
		retry: 1,
		refetchInterval: LIVE_EVERY_MS,
	})
}

export function fetchPublished(signal?: AbortSignal): Promise<PublishedConfig> {
	return http('/api/v1/config', { signal })
}

const NO_DRAFT: ReadonlySet<string> = new Set(['not-found', 'draft-missing'])

/** Null when there is none. */
export function fetchDraft(signal?: AbortSignal): Promise<SavedDraft | null> {
	return http<SavedDraft>('/api/v1/config/draft', { signal }).catch((thrown) => {
		if (thrown instanceof ApiProblem && NO_DRAFT.has(thrown.code)) return null
		throw thrown
	})
}

/** `base` is the version it was made on. */
export function saveDraft(config: WorkspaceConfig, base: number): Promise<SavedDraft> {
	return http(`/api/v1/config/draft?base=${base}`, { method: 'PUT', body: config, idempotencyKey: clientId() })
}

export function dropDraft(): Promise<unknown> {
	return http('/api/v1/config/draft', { method: 'DELETE', idempotencyKey: clientId() })
}

/** Refused with the field and what to do about it, when it cannot be published. */
export function checkConfig(config: WorkspaceConfig, signal?: AbortSignal): Promise<unknown> {
	return http('/api/v1/config/check', { method: 'POST', body: config, signal })
}

export interface Publishing {
	readonly version: number
	/** What went live all the same, and is worth a word. */
	readonly warnings?: readonly { readonly field: string; readonly detail: string }[]
}

export function publishDraft(note: string): Promise<Publishing> {
	return http('/api/v1/config/publish', { method: 'POST', body: note === '' ? {} : { note }, idempotencyKey: clientId() })
}

export function rollBackTo(version: number): Promise<Publishing> {
	return http('/api/v1/config/rollback', { method: 'POST', body: { version }, idempotencyKey: clientId() })
}

/** Moves all who wait there to what is live. */
export function migrateQueue(queue: string): Promise<{ migrated: number }> {
	return http(`/api/v1/queues/${queue}/migrate`, { method: 'POST', body: {}, idempotencyKey: clientId() })
}

const VERSIONS = 20

export function useVersions() {
	return useInfiniteQuery({
		queryKey: [ROUTING_KEY, 'versions'],
		queryFn: ({ pageParam, signal }) => {
			const query = new URLSearchParams({ limit: String(VERSIONS), ...(pageParam ? { cursor: pageParam } : {}) })
			return http<Page<VersionRow>>(`/api/v1/config/versions?${query}`, { signal })
		},
		initialPageParam: '',
		getNextPageParam: (page) => page.nextCursor ?? undefined,
		retry: 1,
	})
}

/** What a version said; versions never change. Null asks for none. */
export function useVersion(version: number | null) {
	return useQuery({
		queryKey: [ROUTING_KEY, 'version', version],
		queryFn: ({ signal }) => http<PublishedConfig>(`/api/v1/config/versions/${version}`, { signal }),
		enabled: version !== null,
		staleTime: Infinity,
		retry: 1,
	})
}
