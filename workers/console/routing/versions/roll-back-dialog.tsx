import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CONFIG_KEY } from '../../api/directory.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { fetchPublished, rollBackTo, ROUTING_KEY, useVersion } from '../api.ts'
import { ChangeList } from '../draft/change-list.tsx'
import { type DraftHandle, SERVER_SIDE_KEY, type ServerSide } from '../draft/use-draft.ts'
import { changesBetween } from '../state/changes.ts'
import { useToast } from '../toast.tsx'
import { problemText } from '../words/problem-text.ts'
import { publishedText } from '../words/published-text.ts'
import { useSpeech } from '../words/speech-context.tsx'

export interface RollBackDialogProps {
	readonly draft: DraftHandle
	readonly version: number
	readonly onClose: () => void
}

/** What going back would change in what is live, and the going back. */
export function RollBackDialog({ draft, version, onClose }: RollBackDialogProps) {
	const { words: { app }, problemWords, locale } = usePreferences()
	const speech = useSpeech()
	const { versions: words, publish } = speech.words
	const client = useQueryClient()
	const toast = useToast()
	const goal = useVersion(version)
	const [isBusy, setBusy] = useState(false)
	const [trouble, setTrouble] = useState<string | null>(null)
	const changes = goal.data && changesBetween(draft.state.live.config, goal.data.config)

	async function rollBack(): Promise<void> {
		setBusy(true)
		try {
			const published = await rollBackTo(version)
			const live = await fetchPublished()
			client.setQueryData<ServerSide>(SERVER_SIDE_KEY, (it) => it && { ...it, live })
			void client.invalidateQueries({ queryKey: [ROUTING_KEY, 'versions'] })
			void client.invalidateQueries({ queryKey: CONFIG_KEY })
			toast(publishedText(published, speech.words, locale))
			onClose()
		} catch (thrown) {
			setTrouble(problemText(thrown, problemWords, locale))
			setBusy(false)
		}
	}

	return (
		<DialogWindow title={words.rollBackTitle(version)} size='m' onClose={onClose}>
			<p>{words.rollBackText}</p>
			{goal.isPending && <Skeleton rows={2} label={app.loading} />}
			{goal.isError && <p className='field-error' role='alert'>{problemText(goal.error, problemWords)}</p>}
			{changes && (
				<section className='publish-changes' aria-label={publish.changes} tabIndex={0}>
					{changes.length === 0 ? <p>{words.same}</p> : <ChangeList changes={changes} speech={speech} />}
				</section>
			)}
			{trouble && <p className='field-error' role='alert'>{trouble}</p>}
			<footer className='dialog-foot'>
				<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
				<button type='button' className='button primary' disabled={isBusy || !changes} onClick={() => void rollBack()}>
					{isBusy ? words.rollingBack : words.rollBackNow}
				</button>
			</footer>
		</DialogWindow>
	)
}
