import type { FocusEvent } from 'react'
import type { Line, LineItem } from '../api/lines.ts'
import { useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { inLine, type LineSection } from '../state/line-sections.ts'
import type { RowActs } from './line-list.tsx'
import { LineRow } from './line-row.tsx'
import { useSteadyRows } from './use-steady-rows.ts'

const NOBODY: readonly LineItem[] = []

export interface LineGroupProps {
	readonly section: LineSection
	/** Nothing for a queue with nobody in it. */
	readonly line: Line | undefined
	readonly now: number
	/** One's own agent; null for who has none. */
	readonly me: string | null
	/** The conversation Tab stops at. */
	readonly stop: string | null
	readonly acts: RowActs
}

/** One queue: how it stands, and who stands in it. */
export function LineGroup({ section, line, now, me, stop, acts }: LineGroupProps) {
	const { line: words } = useWords()
	const { conversation } = useRoute()
	const [rows, settle] = useSteadyRows(line?.items ?? NOBODY)
	const { status } = section
	const further = line?.hasMore ? inLine(section) - line.items.length : 0
	const onBlur = (event: FocusEvent) => event.currentTarget.contains(event.relatedTarget) || settle()
	return (
		<section aria-label={section.name} className='line-group' onPointerLeave={settle} onBlur={onBlur}>
			<h2 className='rail-group line-head'>
				<span className='truncate'>{section.name}</span>
				{status && <span className='line-counts'>{words.counts(status.waiting + status.offered, status.ready)}</span>}
				{status && !status.open && <span className='line-closed'>{words.closed}</span>}
			</h2>
			<ul>
				{rows.map(({ item, isGone }) => (
					<LineRow
						key={item.conversation}
						item={item}
						section={section}
						now={now}
						me={me}
						isGone={isGone}
						isCurrent={item.conversation === conversation}
						isStop={item.conversation === stop}
						acts={acts}
					/>
				))}
			</ul>
			{me !== null && !section.pull && rows.length > 0 && <p className='line-hint'>{words.noPull}</p>}
			{further > 0 && <p className='line-more'>{words.more(further)}</p>}
		</section>
	)
}
