import { useState } from 'react'
import { may, useMe } from '../../api/me.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useVersions } from '../api.ts'
import type { DraftHandle } from '../draft/use-draft.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { RollBackDialog } from './roll-back-dialog.tsx'
import { VersionRowView } from './version-row.tsx'
import './versions.css'

/** Everything ever published, newest first, with the way back. */
export function VersionsTab({ draft }: { draft: DraftHandle }) {
	const { app } = useWords()
	const { versions: words } = useRoutingWords()
	const list = useVersions()
	const me = useMe().data
	const mayRollBack = Boolean(me && may(me, 'config.publish'))
	const [goal, setGoal] = useState<number | null>(null)
	const rows = list.data?.pages.flatMap((it) => it.items) ?? []
	const { live } = draft.state
	if (list.isPending) return <Skeleton rows={4} label={app.loading} />
	if (list.isError) {
		return (
			<Empty icon='warning' title={words.troubleTitle} text={list.error.message}>
				<button type='button' className='button' onClick={() => void list.refetch()}>{app.retry}</button>
			</Empty>
		)
	}
	if (rows.length === 0) return <Empty icon='clock' title={words.empty} />
	return (
		<div className='versions'>
			<ol aria-label={words.label}>
				{rows.map((it) => (
					<VersionRowView key={it.version} row={it} isLive={it.version === live.version} onRollBack={mayRollBack ? setGoal : null} />
				))}
			</ol>
			{list.hasNextPage && (
				<button
					type='button'
					className='button quiet small'
					disabled={list.isFetchingNextPage}
					onClick={() => void list.fetchNextPage()}
				>
					{words.more}
				</button>
			)}
			{goal !== null && <RollBackDialog draft={draft} version={goal} onClose={() => setGoal(null)} />}
		</div>
	)
}
