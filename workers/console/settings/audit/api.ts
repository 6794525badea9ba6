import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditRow } from '../../../../core/audit/entry.ts'
import { http } from '../../api/http.ts'

export interface AuditFilter {
	readonly act: string | null
	readonly text: string
	readonly fromMs: number | null
}

interface Page {
	readonly items: readonly AuditRow[]
	readonly nextCursor: string | null
}

/** The newest first, page by page. */
export function useAudit(filter: AuditFilter) {
	return useInfiniteQuery({
		queryKey: ['audit', filter],
		queryFn: ({ pageParam, signal }) => http<Page>(`/api/v1/audit?${queryOf(filter, pageParam)}`, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		retry: 1,
	})
}

export function queryOf({ act, text, fromMs }: AuditFilter, cursor: string | null): string {
	const query = new URLSearchParams({ limit: '50' })
	if (act !== null) query.set('act', act)
	if (text.trim() !== '') query.set('text', text.trim())
	if (fromMs !== null) query.set('fromMs', String(fromMs))
	if (cursor !== null) query.set('cursor', cursor)
	return query.toString()
}
