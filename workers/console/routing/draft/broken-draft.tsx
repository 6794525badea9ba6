import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { may, type Me } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Empty } from '../../ui/empty.tsx'
import { dropDraft, type SavedDraft } from '../api.ts'
import { detailText } from '../words/detail-text.ts'
import { problemText } from '../words/problem-text.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { SERVER_SIDE_KEY } from './use-draft.ts'

/** A draft that came over the API and lacks what this page would show: it is mended there, or thrown away here. */
export function BrokenDraft({ me, draft: { by, problem } }: { me: Me; draft: SavedDraft }) {
	const { locale, problemWords } = usePreferences()
	const { draft: words } = useRoutingWords()
	const client = useQueryClient()
	const [trouble, setTrouble] = useState<string | null>(null)
	const what = problem?.detail ? `${problem.field ?? ''}: ${detailText(problem.detail, locale)}` : ''

	async function drop(): Promise<void> {
		try {
			await dropDraft()
			await client.invalidateQueries({ queryKey: SERVER_SIDE_KEY })
		} catch (thrown) {
			setTrouble(problemText(thrown, problemWords))
		}
	}

	return (
		<main className='page-centre'>
			<Empty icon='warning' title={words.brokenTitle(by)} text={`${words.brokenText} ${what}`}>
				{trouble && <p className='field-error' role='alert'>{trouble}</p>}
				{may(me, 'config.draft') && <button type='button' className='button' onClick={() => void drop()}>{words.discardNow}</button>}
			</Empty>
		</main>
	)
}
