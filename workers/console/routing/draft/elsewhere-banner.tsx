import { useRoutingWords } from '../words/use-routing-words.ts'
import type { DraftHandle } from './use-draft.ts'

/** A colleague has changed the same draft while there were unsaved edits here: nothing is saved until it is said whose stands. */
export function ElsewhereBanner({ draft: { state, dispatch } }: { draft: DraftHandle }) {
	const { draft: words } = useRoutingWords()
	if (state.elsewhere === null) return null
	return (
		<section className='conflict' aria-labelledby='elsewhere-title'>
			<h2 id='elsewhere-title' role='alert'>{words.elsewhereTitle(state.elsewhere.by)}</h2>
			<p>{words.elsewhereText}</p>
			<div className='conflict-foot'>
				<button type='button' className='button' onClick={() => dispatch({ type: 'took-theirs' })}>{words.takeTheirs}</button>
				<button type='button' className='button primary' onClick={() => dispatch({ type: 'kept-mine' })}>{words.keepMine}</button>
			</div>
		</section>
	)
}
