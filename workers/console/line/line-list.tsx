import type { ReactNode } from 'react'
import type { LineItem } from '../api/lines.ts'
import type { Me } from '../api/me.ts'
import { useNow } from '../hooks/use-now.ts'
import { useRoute } from '../hooks/use-route.ts'
import { onRovingKeyDown } from '../hooks/use-roving.ts'
import { useWords } from '../i18n/preferences.tsx'
import { ArchiveTrouble } from '../rail/archive-trouble.tsx'
import { inLine, type LineSection, looksAfterLines } from '../state/line-sections.ts'
import { Empty } from '../ui/empty.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { LineGroup } from './line-group.tsx'
import { useLines } from './use-lines.ts'
import { useSlow } from './use-slow.ts'
import { notePointer } from './use-steady-rows.ts'
import './line.css'

/** What can be done with a row: something to press beside it, and keys while it has the focus. */
export interface RowActs {
	readonly beside: (item: LineItem, section: LineSection, isStop: boolean) => ReactNode
	/** By name of the key; false for a key that means nothing here. */
	readonly onKey: (key: string, item: LineItem, section: LineSection) => void | false
}

export interface LineListProps {
	readonly me: Me
	readonly acts: RowActs
}

/** Who waits, queue by queue, in the order they will be served. */
export function LineList({ me, acts }: LineListProps) {
	const { line, app } = useWords()
	const { conversation } = useRoute()
	const { sections, lines, isPending, isFetching, error, refetch } = useLines(me)
	const slow = useSlow(isFetching)
	const now = useNow()
	const all = looksAfterLines(me)
	const shown = sections.filter((it) => all || inLine(it) > 0)
	const items = shown.flatMap(({ id }) => lines.get(id)?.items ?? [])
	const stop = items.some((it) => it.conversation === conversation) ? conversation : items[0]?.conversation
	const isNew = isPending && items.length === 0
	return (
		<div className='rail-scroll' data-line='' onKeyDown={onRovingKeyDown} onPointerMove={notePointer} aria-busy={isNew}>
			<p className='line-news' role='status'>
				{error && items.length > 0 ? line.stale : slow && !isNew
					? (
						<>
							<span className='spinner' aria-hidden='true' /> {line.updating}
						</>
					)
					: null}
			</p>
			{isNew && !error && <Skeleton rows={4} label={app.loading} />}
			{error && items.length === 0 && <ArchiveTrouble error={error} onRetry={refetch} />}
			{!isPending && !error && items.length === 0 && (
				<Empty icon='check' title={line.emptyTitle} text={all ? line.emptyAll : line.emptyMine} />
			)}
			{shown.map((section) => (
				<LineGroup
					key={section.id}
					section={section}
					line={lines.get(section.id)}
					now={now}
					me={me.agent}
					stop={stop ?? null}
					acts={acts}
				/>
			))}
		</div>
	)
}
