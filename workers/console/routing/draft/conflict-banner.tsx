import { useState } from 'react'
import { usePreferences } from '../../i18n/preferences.tsx'
import { useVersion, useVersions } from '../api.ts'
import { changesBetween } from '../state/changes.ts'
import { isOvertaken, shownConfig } from '../state/draft-state.ts'
import { dotted } from '../state/json-path.ts'
import { mergeThree } from '../state/merge.ts'
import { problemText } from '../words/problem-text.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { ChangeList } from './change-list.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import type { DraftHandle } from './use-draft.ts'

/** Somebody has published since this draft was begun: shows both sides and puts one on the other, so that neither is lost. */
export function ConflictBanner({ draft }: { draft: DraftHandle }) {
	return isOvertaken(draft.state) ? <Conflict draft={draft} /> : null
}

function Conflict({ draft }: { draft: DraftHandle }) {
	const { state } = draft
	const { problemWords } = usePreferences()
	const speech = useSpeech()
	const { conflict: words } = speech.words
	const base = useVersion(state.base)
	const newest = useVersions().data?.pages[0]?.items[0]
	const [isDropping, setDropping] = useState(false)
	const by = newest?.version === state.live.version ? newest.by ?? words.unknown : words.unknown
	const mine = shownConfig(state)
	const merged = base.data && mergeThree({ base: base.data.config, mine, theirs: state.live.config })
	const clashes = { paths: new Set(merged?.clashes.map(dotted)), word: words.clash }
	return (
		<section className='conflict' aria-labelledby='conflict-title'>
			<h2 id='conflict-title' role='alert'>{words.title(state.live.version, by)}</h2>
			<p>{words.text(state.base)}</p>
			{base.isError && <p className='field-error'>{problemText(base.error, problemWords)}</p>}
			{merged && base.data && (
				<>
					<div className='conflict-sides'>
						<section>
							<h3>{words.theirs}</h3>
							<ChangeList changes={changesBetween(base.data.config, state.live.config)} speech={speech} marked={clashes} />
						</section>
						<section>
							<h3>{words.mine}</h3>
							<ChangeList changes={changesBetween(base.data.config, mine)} speech={speech} marked={clashes} />
						</section>
					</div>
					<p>{words.clashes(merged.clashes.length)}</p>
				</>
			)}
			<div className='conflict-foot'>
				<button type='button' className='button' onClick={() => setDropping(true)}>{words.drop}</button>
				<button
					type='button'
					className='button primary'
					disabled={!merged}
					onClick={() => merged && draft.dispatch({ type: 'rebased', config: merged.document })}
				>
					{words.join(state.live.version)}
				</button>
			</div>
			{isDropping && <DiscardDialog draft={draft} onClose={() => setDropping(false)} />}
		</section>
	)
}
