import { type FormEvent, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useWords } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import { useDirectory } from '../live/directory-context.ts'
import { useSession } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextFieldBox } from '../ui/text-field.tsx'

const KINDS = ['queue', 'agent'] as const
type Kind = typeof KINDS[number]
const NOTE_MAX_CHARS = 2_000

/** Passes the conversation on, with a word to whoever takes it. */
export function TransferDialog({ conversation, onClose }: { conversation: string; onClose: () => void }) {
	const { transfer: words, app } = useWords()
	const session = useSession()
	const desk = useDesk()
	const directory = useDirectory()
	const [kind, setKind] = useState<Kind>('queue')
	const [target, setTarget] = useState<string | null>(null)
	const [note, setNote] = useState('')
	const agents = directory.agents.filter((it) => it.id !== session.agent)
	const options = kind === 'queue' ? directory.queues : agents

	function submit(event: FormEvent): void {
		event.preventDefault()
		if (target === null) return
		const to = kind === 'queue' ? { kind, queue: target } as const : { kind, agent: target } as const
		desk.leave(conversation)
		session.send(conversation, { type: 'transfer', id: clientId(), to, note: note.trim() || undefined })
		onClose()
	}

	function choose(next: Kind): void {
		setKind(next)
		setTarget(null)
	}

	return (
		<DialogWindow title={words.title} onClose={onClose}>
			<form className='dialog-form' onSubmit={submit}>
				<ToggleButtonGroup
					className='segments'
					aria-label={words.to}
					selectionMode='single'
					disallowEmptySelection
					selectedKeys={[kind]}
					onSelectionChange={(keys) => choose(KINDS.find((it) => keys.has(it)) ?? 'queue')}
				>
					{KINDS.map((it) => <ToggleButton key={it} id={it} className='segment'>{words[it]}</ToggleButton>)}
				</ToggleButtonGroup>
				{options.length === 0 ? <p className='field-hint'>{words.nobody}</p> : (
					<SelectField
						key={kind}
						autoFocus
						label={kind === 'queue' ? words.queueLabel : words.agentLabel}
						placeholder={kind === 'queue' ? words.queueLabel : words.agentLabel}
						options={options}
						value={target}
						onChange={setTarget}
					/>
				)}
				{kind === 'agent' && options.length > 0 && <p className='field-hint'>{words.agentHint}</p>}
				<TextFieldBox label={words.note} lines={3} maxLength={NOTE_MAX_CHARS} value={note} onChange={setNote} />
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary' disabled={target === null}>{words.submit}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
