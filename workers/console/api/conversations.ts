import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ConversationSummary } from '../../../core/conversation/summary.ts'
import type { ConversationStatus, Row } from '../../../core/protocol/conversation.ts'
import { http } from './http.ts'

interface Page<Item> {
	readonly items: readonly Item[]
	readonly nextCursor: string | null
}

export interface RecentFilter {
	readonly status: ConversationStatus | null
	readonly mine: boolean
}

const PAGE = 30

/** The workspace's conversations, newest first, a page at a time. */
export function useRecent(filter: RecentFilter) {
	return useInfiniteQuery({
		queryKey: ['conversations', filter],
		queryFn: ({ pageParam, signal }) =>
			http<Page<ConversationSummary>>(`/api/v1/conversations?${recentQuery(filter, pageParam)}`, { signal }),
		initialPageParam: '',
		getNextPageParam: (page) => page.nextCursor ?? undefined,
		retry: 1,
		refetchInterval: 15_000,
	})
}

function recentQuery(filter: RecentFilter, cursor: string): URLSearchParams {
	const query = new URLSearchParams({ limit: String(PAGE) })
	if (filter.status) query.set('status', filter.status)
	if (filter.mine) query.set('assignee', 'me')
	if (cursor) query.set('cursor', cursor)
	return query
}

export function useSummary(conversation: string) {
	return useQuery({
		queryKey: ['conversation', conversation],
		queryFn: ({ signal }) => http<ConversationSummary>(`/api/v1/conversations/${conversation}`, { signal }),
		retry: 1,
	})
}

const ROWS = 100

/** Every row of a conversation, fetched page after page. */
export function useRows(conversation: string) {
	return useQuery({
		queryKey: ['conversation', conversation, 'rows'],
		queryFn: ({ signal }) => allRows(conversation, signal),
		retry: 1,
	})
}

async function allRows(conversation: string, signal: AbortSignal): Promise<readonly Row[]> {
	const rows: Row[] = []
	for (;;) {
		const query = new URLSearchParams({ after: String(rows.at(-1)?.seq ?? 0), limit: String(ROWS) })
		const { items, nextCursor } = await http<Page<Row>>(`/api/v1/conversations/${conversation}/messages?${query}`, { signal })
		rows.push(...items)
		if (!nextCursor || items.length === 0) return rows
	}
}
