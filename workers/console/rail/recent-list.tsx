import { useState } from 'react'
import { type RecentFilter, useRecent } from '../api/conversations.ts'
import { useRoute } from '../hooks/use-route.ts'
import { onRovingKeyDown } from '../hooks/use-roving.ts'
import { useWords } from '../i18n/preferences.tsx'
import { Empty } from '../ui/empty.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ArchiveTrouble } from './archive-trouble.tsx'
import { RecentFilters } from './recent-filters.tsx'
import { RecentRow } from './recent-row.tsx'
import './recent-list.css'

/** What was and what runs, from the archive, to read. */
export function RecentList({ isAgent }: { isAgent: boolean }) {
	const { recent, app } = useWords()
	const [filter, setFilter] = useState<RecentFilter>({ status: null, mine: false })
	const { conversation } = useRoute()
	const list = useRecent(filter)
	const items = list.data?.pages.flatMap((it) => it.items) ?? []
	const stop = items.some((it) => it.id === conversation) ? conversation : items[0]?.id
	const filtered = filter.status !== null || filter.mine
	return (
		<>
			<RecentFilters filter={filter} onChange={setFilter} isAgent={isAgent} />
			<div className='rail-scroll' onKeyDown={onRovingKeyDown}>
				{list.isPending && <Skeleton rows={5} label={app.loading} />}
				{list.isError && <ArchiveTrouble error={list.error} onRetry={() => void list.refetch()} />}
				{list.isSuccess && items.length === 0 && (
					<Empty icon='clock' title={filtered ? recent.emptyFilter : recent.emptyTitle} text={filtered ? undefined : recent.emptyText} />
				)}
				<ul>
					{items.map((it) => <RecentRow key={it.id} summary={it} isCurrent={it.id === conversation} isStop={it.id === stop} />)}
				</ul>
				{list.hasNextPage && (
					<button
						type='button'
						className='button quiet small recent-more'
						onClick={() => void list.fetchNextPage()}
						disabled={list.isFetchingNextPage}
					>
						{recent.more}
					</button>
				)}
			</div>
		</>
	)
}
