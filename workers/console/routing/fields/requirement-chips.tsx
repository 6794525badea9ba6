import type { Requirement } from '../../../../core/routing/requirement.ts'
import { requirementChips } from '../words/requirement-words.ts'
import { useSpeech } from '../words/speech-context.tsx'
import './requirement.css'

/** All of these must be met; one chip says so when nothing is asked. */
export function RequirementChips({ requirement }: { requirement: Requirement }) {
	const speech = useSpeech()
	const chips = requirementChips(requirement, speech)
	return (
		<ul className='chips'>
			{chips.length === 0 && <li className='chip' data-quiet='true'>{speech.words.requirement.anybody}</li>}
			{chips.map((it, i) => <li className='chip' key={i}>{it}</li>)}
		</ul>
	)
}
