import type { Me } from '../api/me.ts'
import { go, useRoute } from '../hooks/use-route.ts'
import { useWords } from '../i18n/preferences.tsx'
import { LineList } from '../line/line-list.tsx'
import { useActRows } from '../line/use-act-rows.tsx'
import { RailFoot } from '../rail/rail-foot.tsx'
import { RecentList } from '../rail/recent-list.tsx'
import { looksAfterLines } from '../state/line-sections.ts'
import { Icon } from '../ui/icon.tsx'

const LISTS = ['waiting', 'recent'] as const

/** The left edge for who answers nobody: the lines, for who looks after them, and what was. */
export function LookOnlyRail({ me, list }: { me: Me; list: typeof LISTS[number] }) {
	const { lookOnly, rail, line } = useWords()
	const { conversation } = useRoute()
	const acts = useActRows()
	return (
		<nav className='rail' aria-label={rail.label}>
			<div className='look-only' role='note'>
				<Icon name='info' />
				<div>
					<p className='look-only-title'>{lookOnly.title}</p>
					<p>{lookOnly.text}</p>
				</div>
			</div>
			{looksAfterLines(me) && (
				<div className='rail-tabs'>
					{LISTS.map((it) => (
						<button
							key={it}
							type='button'
							className='rail-tab'
							aria-pressed={it === list}
							onClick={() => go({ list: it, conversation })}
						>
							{it === 'waiting' ? line.lines : rail.recent}
						</button>
					))}
				</div>
			)}
			{list === 'waiting' ? <LineList me={me} acts={acts} /> : <RecentList isAgent={false} />}
			<RailFoot me={me} />
		</nav>
	)
}
