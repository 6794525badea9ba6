import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { SaidItem } from '../../../core/conversation/said.ts'
import type { Contact, ConversationStatus, PointView } from '../../../core/protocol/conversation.ts'
import { http } from './http.ts'

/** A conversation as `/api/v1/conversations` lists it. */
export interface ListedConversation {
	readonly id: string
	readonly queue: string
	/** Of its inbox; null when that is gone. */
	readonly channel: InboxChannel | null
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
	/** Where the customer can be reached besides the page. */
	readonly points: readonly (Omit<PointView['point'], 'inbox'> & Pick<PointView, 'key' | 'isLost'>)[]
	readonly blocked: boolean
}

/** Something said or noted. */
interface Message extends Omit<SaidItem, 'order' | 'files'> {
	readonly files: readonly {
		readonly id: string
		readonly state: SaidItem['files'][number]['state']
		readonly type: string | null
		readonly bytes: number | null
		readonly thumbnail: boolean
	}[]
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

/** Everything said in a conversation, fetched page after page, in the order it was said. */
export function useSaid(conversation: string) {
	return useQuery({
		queryKey: ['conversation', conversation, 'said'],
		queryFn: ({ signal }) => allSaid(conversation, signal),
		retry: 1,
		refetchInterval: 10_000,
	})
}

async function allSaid(conversation: string, signal: AbortSignal): Promise<readonly SaidItem[]> {
	const said: SaidItem[] = []
	for (let after = '0';;) {
		const query = new URLSearchParams({ after, limit: String(MESSAGES) })
		const { items, nextCursor } = await http<Page<Message>>(`/api/v1/conversations/${conversation}/messages?${query}`, { signal })
		said.push(...items.map(saidOf))
		if (nextCursor === null) return said
		after = nextCursor
	}
}

/** The server has put them in order. */
function saidOf({ files, ...message }: Message): SaidItem {
	return { ...message, order: 0, files: files.map(standingOf) }
}

function standingOf({ id, state, type, bytes, thumbnail }: Message['files'][number]): SaidItem['files'][number] {
	return { id, state, stored: type !== null && bytes !== null ? { type, bytes, thumbnail } : null }
}
