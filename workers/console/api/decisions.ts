import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DecisionRow } from '../../../core/routing/why.ts'
import { http } from './http.ts'

interface Page {
	readonly items: readonly DecisionRow[]
	readonly nextCursor: string | null
	readonly archive: 'available' | 'unavailable'
}

export interface Decisions {
	readonly items: readonly DecisionRow[]
	/** Older ones may be missing. */
	readonly isArchiveAway: boolean
}

const PAGE = 500
/** More than this nobody reads. */
const PAGES_MAX = 10
/** A queue hears of an answer a moment after its conversation. */
const ECHO_MS = 1_500
const AGAIN_MS = 10_000

/** Every decision on a conversation, oldest first. Asked again when `beat` changes, a moment later, and now and then. */
export function useDecisions(conversation: string, beat: string) {
	const query = useQuery({
		queryKey: ['decisions', conversation, beat],
		queryFn: ({ signal }) => allDecisions(conversation, signal),
		placeholderData: keepPreviousData,
		retry: 1,
		staleTime: 0,
		refetchInterval: AGAIN_MS,
	})
	const { refetch } = query
	useEffect(() => {
		const timer = setTimeout(() => void refetch(), ECHO_MS)
		return () => clearTimeout(timer)
	}, [beat, refetch])
	return query
}

async function allDecisions(conversation: string, signal: AbortSignal): Promise<Decisions> {
	const items: DecisionRow[] = []
	let isArchiveAway = false
	let cursor: string | null = ''
	for (let pages = 0; cursor !== null && pages < PAGES_MAX; pages++) {
		const query: URLSearchParams = new URLSearchParams({ limit: String(PAGE), ...cursor ? { cursor } : {} })
		const page: Page = await http(`/api/v1/conversations/${encodeURIComponent(conversation)}/decisions?${query}`, { signal })
		items.push(...page.items)
		isArchiveAway ||= page.archive === 'unavailable'
		cursor = page.nextCursor
	}
	return { items, isArchiveAway }
}
