import { FieldsProvider } from '../fields/field-context.tsx'
import { useStudy } from './study-context.tsx'
import { type DraftState, shownConfig } from '../state/draft-state.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { ResultView } from './result-view.tsx'
import { StudyFormView } from './study-form-view.tsx'
import { StudyStatus } from './study-status.tsx'
import './simulate.css'

/** What a change would do, on the same customers as what is live, before anybody feels it. */
export function SimulateTab({ draft, queue }: { draft: DraftState; queue: string }) {
	const { sim } = useRoutingWords()
	const { result, form, hasTried } = useStudy()
	const isStale = (form?.against ?? 'draft') === 'draft' && !hasTried(shownConfig(draft))
	return (
		// Who may only read may still try things out: nothing here is kept.
		<FieldsProvider problem={null} isReadOnly={false}>
			<div className='simulate'>
				<p className='setting-hint simulate-intro'>{sim.intro}</p>
				<StudyFormView draft={draft} queue={queue} />
				<div className='simulate-result'>
					<StudyStatus isStale={isStale} />
					{result && <ResultView {...result} />}
				</div>
			</div>
		</FieldsProvider>
	)
}
