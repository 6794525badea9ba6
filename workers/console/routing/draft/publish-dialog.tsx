import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { CONFIG_KEY } from '../../api/directory.ts'
import { may, useMe } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { fetchPublished, publishDraft, ROUTING_KEY, useQueueFigures } from '../api.ts'
import { useToast } from '../toast.tsx'
import { changesBetween } from '../state/changes.ts'
import { queuesOf, waitingIn } from '../state/touched-queues.ts'
import { shownConfig } from '../state/draft-state.ts'
import { problemText } from '../words/problem-text.ts'
import { publishedText } from '../words/published-text.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { ChangeList } from './change-list.tsx'
import { migrateAll } from './migrate-all.ts'
import { type DraftHandle, fieldProblemOf, SERVER_SIDE_KEY } from './use-draft.ts'

const NOTE_MAX_CHARS = 500

export interface PublishDialogProps {
	readonly draft: DraftHandle
	/** What is worth saying before. */
	readonly advice?: ReactNode
	/** Goes to where a field is edited; null when it is edited nowhere. */
	readonly wayTo: (field: string) => (() => void) | null
	readonly onClose: () => void
}

/** The last look before a draft goes live: what it changes, whom it meets, why it is done. */
export function PublishDialog({ draft, advice, wayTo, onClose }: PublishDialogProps) {
	const { words: { app }, problemWords, locale } = usePreferences()
	const speech = useSpeech()
	const { publish: words } = speech.words
	const client = useQueryClient()
	const toast = useToast()
	const figures = useQueueFigures().data ?? []
	const me = useMe().data
	const mayMigrate = Boolean(me && may(me, 'queues.migrate'))
	const [note, setNote] = useState('')
	const [isMoving, setMoving] = useState(false)
	const [isBusy, setBusy] = useState(false)
	const [trouble, setTrouble] = useState<{ readonly text: string; readonly go: (() => void) | null } | null>(null)
	const changes = changesBetween(draft.state.live.config, shownConfig(draft.state))
	const queues = queuesOf(changes, draft.state.live.config)
	const waiting = waitingIn(queues, figures)

	async function submit(event: FormEvent): Promise<void> {
		event.preventDefault()
		setBusy(true)
		try {
			const published = await publishDraft(note.trim())
			const moved = isMoving ? await migrateAll(queues) : null
			const live = await fetchPublished()
			await client.cancelQueries({ queryKey: SERVER_SIDE_KEY })
			client.setQueryData(SERVER_SIDE_KEY, { live, saved: null })
			draft.dispatch({ type: 'published', live })
			void client.invalidateQueries({ queryKey: [ROUTING_KEY, 'versions'] })
			void client.invalidateQueries({ queryKey: CONFIG_KEY })
			toast(
				[publishedText(published, speech.words, locale), moved === null ? '' : moved.ok ? words.migrated(moved.count) : words.migrateFailed]
					.join(' ').trim(),
			)
			onClose()
		} catch (thrown) {
			const { field } = fieldProblemOf(thrown)
			setTrouble({ text: problemText(thrown, problemWords, locale), go: field === null ? null : wayTo(field) })
			void client.invalidateQueries({ queryKey: SERVER_SIDE_KEY })
			setBusy(false)
		}
	}

	return (
		<DialogWindow title={words.title(draft.state.live.version + 1)} size='m' onClose={onClose}>
			<form className='dialog-form' onSubmit={(event) => void submit(event)}>
				<TextFieldBox
					autoFocus
					label={words.note}
					placeholder={words.noteHint}
					maxLength={NOTE_MAX_CHARS}
					value={note}
					onChange={setNote}
				/>
				<section className='publish-changes' aria-label={words.changes} tabIndex={0}>
					<ChangeList changes={changes} speech={speech} />
				</section>
				{advice}
				{queues.length > 0 && <p>{waiting === 0 ? words.nobody : words.waiting(waiting, queues.map(speech.names.queue).join(', '))}</p>}
				{waiting > 0 && mayMigrate && (
					<Checkbox className='check' isSelected={isMoving} onChange={setMoving}>
						<span className='check-box' aria-hidden='true'>{isMoving && <Icon name='check' size={12} />}</span>
						<span>
							{words.migrate}
							<small className='setting-hint'>{words.migrateHint}</small>
						</span>
					</Checkbox>
				)}
				{trouble && (
					<p className='field-error' role='alert'>
						{trouble.text} {trouble.go && (
							<button
								type='button'
								className='link-button'
								onClick={() => {
									onClose()
									trouble.go?.()
								}}
							>
								{speech.words.draft.show}
							</button>
						)}
					</p>
				)}
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary' disabled={isBusy}>{isBusy ? words.busy : words.submit}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
