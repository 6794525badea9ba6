import { type FormEvent, useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import { useDirectory } from '../live/directory-context.ts'
import { useSession } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { targetOf, transferGroups } from '../state/transfer-targets.ts'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { PickList } from '../ui/pick-list.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'

const NOTE_MAX_CHARS = 2_000

/** Passes the conversation on, with a word to whoever takes it. */
export function TransferDialog({ conversation, onClose }: { conversation: string; onClose: () => void }) {
	const { transfer: words, app } = useWords()
	const session = useSession()
	const desk = useDesk()
	const directory = useDirectory()
	const [chosen, setChosen] = useState<string | null>(null)
	const [note, setNote] = useState('')
	const groups = transferGroups(directory, { me: session.agent, words })
	const to = chosen === null ? null : targetOf(chosen)
	const name = groups.flatMap((it) => it.options).find((it) => it.id === chosen)?.name

	const hint = to === null ? words.pickHint : to.kind === 'agent' ? words.agentHint : words.queueHint

	function submit(event: FormEvent): void {
		event.preventDefault()
		if (to === null) return
		desk.leave(conversation)
		session.send(conversation, { type: 'transfer', id: clientId(), to, note: note.trim() || undefined })
		onClose()
	}

	return (
		<DialogWindow title={words.title} onClose={onClose}>
			<form className='dialog-form' onSubmit={submit}>
				<PickList
					label={words.to}
					placeholder={words.search}
					empty={words.nobody}
					groups={groups}
					value={chosen}
					onChange={setChosen}
				/>
				<p className='field-hint transfer-hint' role='status'>
					{hint}
				</p>
				<TextFieldBox label={words.note} lines={3} maxLength={NOTE_MAX_CHARS} value={note} onChange={setNote} />
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary' disabled={to === null}>
						<span className='truncate'>{name === undefined ? words.submit : words.submitTo(name)}</span>
					</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
