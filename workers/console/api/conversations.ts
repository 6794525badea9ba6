import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Content, Speaker } from '../../../core/message.ts'
import type { Contact, ConversationStatus, Row } from '../../../core/protocol/conversation.ts'
import { http } from './http.ts'

/** A conversation as `/api/v1/conversations` lists it. */
export interface ListedConversation {
	readonly id: string
	readonly queue: string
	readonly status: ConversationStatus
	readonly contact: Contact
	readonly openedAtMs: number
	readonly closedAtMs: number | null
	readonly lastMessageAtMs: number
	readonly preview: string
	readonly disposition: string | null
	readonly tags: readonly string[]
	/** Newest row of the log. */
	readonly seq: number
}

/** One conversation as it stands this moment. */
export interface LiveConversation extends ListedConversation {
	readonly assigneeName: string | null
}

/** Something said or noted. */
interface Message {
	readonly seq: number
	readonly atMs: number
	readonly id: string
	readonly kind: 'message' | 'note'
	readonly author: Speaker
	readonly content: Content
}

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
			http<Page<ListedConversation>>(`/api/v1/conversations?${recentQuery(filter, pageParam)}`, { signal }),
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

/** Asked again while it is looked at: it may be running. */
export function useSummary(conversation: string) {
	return useQuery({
		queryKey: ['conversation', conversation],
		queryFn: ({ signal }) => http<LiveConversation>(`/api/v1/conversations/${conversation}`, { signal }),
		retry: 1,
		refetchInterval: 10_000,
	})
}

const MESSAGES = 100

/** Everything said in a conversation, fetched page after page, as rows of a log that holds nothing else. */
export function useRows(conversation: string) {
	return useQuery({
		queryKey: ['conversation', conversation, 'rows'],
		queryFn: ({ signal }) => allRows(conversation, signal),
		retry: 1,
		refetchInterval: 10_000,
	})
}

async function allRows(conversation: string, signal: AbortSignal): Promise<readonly Row[]> {
	const rows: Row[] = []
	for (let after = '0';;) {
		const query = new URLSearchParams({ after, limit: String(MESSAGES) })
		const { items, nextCursor } = await http<Page<Message>>(`/api/v1/conversations/${conversation}/messages?${query}`, { signal })
		rows.push(...items.map(rowOf))
		if (nextCursor === null) return rows
		after = nextCursor
	}
}

function rowOf({ seq, atMs, id, kind, author, content }: Message): Row {
	return { seq, atMs, event: kind === 'note' ? { type: 'note', id, author, text: content.text } : { type: 'message', id, author, content } }
}
