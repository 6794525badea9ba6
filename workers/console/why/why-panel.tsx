import { useDecisions } from '../api/decisions.ts'
import { usePreferences, useWords } from '../i18n/preferences.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { WHY_WORDS } from './speech.ts'
import { decisionKey, tellingIndex } from './telling.ts'
import { useWhyNames } from './use-why-names.ts'
import { WhyItem } from './why-item.tsx'
import './why.css'

export interface WhyPanelProps {
	readonly conversation: string
	/** Anything that changes when something has been decided; then the panel looks again. */
	readonly beat?: string
}

/** Why a conversation came to whom it came to: the newest decision opened, the earlier ones behind their titles. */
export function WhyPanel({ conversation, beat = '' }: WhyPanelProps) {
	const { app } = useWords()
	const { panel } = WHY_WORDS[usePreferences().locale]
	const names = useWhyNames()
	const { data, isPending, isError, refetch } = useDecisions(conversation, beat)
	const rows = data?.items ?? []
	const telling = tellingIndex(rows)
	return (
		<section className='context-section why' aria-label={panel.title}>
			<h3>{panel.title}</h3>
			{isPending && <Skeleton rows={2} label={app.loading} />}
			{isError && !data && (
				<div className='why-trouble' role='alert'>
					<p>{panel.failed}</p>
					<button type='button' className='button small' onClick={() => void refetch()}>{app.retry}</button>
				</div>
			)}
			{data?.isArchiveAway && <p className='why-note' role='status'>{panel.away}</p>}
			{data && rows.length === 0 && <p className='why-quiet'>{panel.empty}</p>}
			{rows.length > 0 && (
				<ol className='why-list' reversed>
					{rows.map((row, i) => <WhyItem key={decisionKey(row)} row={row} names={names} isOpen={i === telling} />).reverse()}
				</ol>
			)}
		</section>
	)
}
