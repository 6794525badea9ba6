import { useQueries, useQuery } from '@tanstack/react-query'
import type { QueueItemRow } from '../../../core/protocol/queue-item.ts'
import { http } from './http.ts'

/** A queue as `/api/v1/queues` lists it. */
export interface QueueStatus {
	readonly id: string
	readonly name: string
	readonly waiting: number
	readonly offered: number
	/** Keep their place until the queue opens or their callback's time comes. */
	readonly deferred: number
	/** Agents who are there. */
	readonly ready: number
	readonly open: boolean
	readonly longestWaitMs: number | null
}

export interface LineItem extends QueueItemRow {
	/** Start of the wait by this machine's clock, so that the age goes on between two answers. */
	readonly sinceMs: number
}

export interface Line {
	readonly items: readonly LineItem[]
	readonly hasMore: boolean
}

/** Everything about who waits lies under this key. */
export const LINES_KEY = ['lines'] as const
const PAGE = 50
/** Events say sooner; this is for what no event tells. Not while the page is hidden. */
const EVERY_MS = 5_000

/** The queues the caller may look into. */
export function useQueues() {
	return useQuery({
		queryKey: [...LINES_KEY, 'queues'],
		queryFn: ({ signal }) => http<{ items: readonly QueueStatus[] }>('/api/v1/queues', { signal }).then((it) => it.items),
		retry: 1,
		refetchInterval: EVERY_MS,
	})
}

/** The line of each of these queues, in order. */
export function useLineOf(queues: readonly string[]) {
	return useQueries({
		queries: queues.map((queue) => ({
			queryKey: [...LINES_KEY, 'items', queue],
			queryFn: ({ signal }: { signal: AbortSignal }) => lineOf(queue, signal),
			retry: 1,
			refetchInterval: EVERY_MS,
		})),
	})
}

async function lineOf(queue: string, signal: AbortSignal): Promise<Line> {
	const query = new URLSearchParams({ limit: String(PAGE) })
	const path = `/api/v1/queues/${encodeURIComponent(queue)}/items?${query}`
	const { items, nextCursor } = await http<{ items: readonly QueueItemRow[]; nextCursor: string | null }>(path, { signal })
	const nowMs = Date.now()
	return { items: items.map((it) => ({ ...it, sinceMs: nowMs - it.ageMs })), hasMore: nextCursor !== null }
}
