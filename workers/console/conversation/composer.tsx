import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { TEXT_MAX_CHARS } from '../../../core/message.ts'
import { useDraft } from '../hooks/use-draft.ts'
import { useTyping } from '../hooks/use-typing.ts'
import { useWords } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import type { Fitting } from '../known/canned.ts'
import { CannedMenu } from '../known/canned-menu.tsx'
import { useCanned } from '../known/use-canned.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import { type ComposeMode, useDesk } from '../shell/desk-context.ts'
import { sends } from './sends.ts'
import './composer.css'

const MODES: readonly ComposeMode[] = ['reply', 'note']

export interface ComposerProps {
	readonly conversation: string
	/** What the customer is called here. */
	readonly name: string
	/** Their own name, where they have told it. */
	readonly contactName: string | null
	/** What canned responses must fit. */
	readonly fitting: Fitting
}

/** Where the agent writes: to the customer, or to colleagues only. */
export function Composer({ conversation, name, contactName, fitting }: ComposerProps) {
	const { composer: words } = useWords()
	const session = useSession()
	const desk = useDesk()
	const typing = useTyping(conversation)
	const field = useRef<HTMLTextAreaElement>(null)
	const [text, setText] = useDraft(`draft.${session.agent}.${conversation}.${desk.mode}`)
	const isNote = desk.mode === 'note'
	const over = text.length - TEXT_MAX_CHARS
	const ready = text.trim() !== '' && over <= 0
	const agent = useConsole((it) => it.agent.view?.name) ?? ''
	const canned = useCanned(text, { fitting, names: { customer: contactName, agent }, write })

	// A draft goes on where it ended; the browser would put the caret before it.
	useEffect(() => field.current?.setSelectionRange(text.length, text.length), [])

	useEffect(() => {
		if (desk.focusCount > 0) field.current?.focus()
	}, [desk.focusCount])

	function write(next: string): void {
		setText(next)
		if (!isNote) typing(next.trim() !== '')
	}

	function submit(event: FormEvent): void {
		event.preventDefault()
		if (!ready) return
		session.send(conversation, { type: isNote ? 'note' : 'say', id: clientId(), text })
		setText('')
		typing(false)
		field.current?.focus()
	}

	function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
		if (canned.onKey(event)) return
		if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur()
		if (sends(event)) submit(event)
	}

	return (
		<div className='composer-box'>
			{canned.isOpen && <CannedMenu id={canned.id} items={canned.items} active={canned.active} onPick={canned.pick} />}
			<form className='composer' data-mode={desk.mode} onSubmit={submit}>
				<textarea
					ref={field}
					className='composer-text'
					rows={2}
					dir='auto'
					aria-label={isNote ? words.noteLabel : words.replyLabel(name)}
					placeholder={isNote ? words.noteHint : words.replyHint}
					aria-haspopup='listbox'
					aria-autocomplete='list'
					aria-controls={canned.isOpen ? canned.id : undefined}
					aria-activedescendant={canned.isOpen && canned.items.length > 0 ? `${canned.id}-${canned.active}` : undefined}
					value={text}
					onChange={(event) => write(event.target.value)}
					onBlur={() => typing(false)}
					onKeyDown={onKeyDown}
				/>
				<div className='composer-foot'>
					<ToggleButtonGroup
						className='segments'
						aria-label={words.mode}
						selectionMode='single'
						disallowEmptySelection
						selectedKeys={[desk.mode]}
						onSelectionChange={(keys) => desk.setMode(MODES.find((it) => keys.has(it)) ?? 'reply')}
					>
						{MODES.map((it) => <ToggleButton key={it} id={it} className='segment'>{words[it]}</ToggleButton>)}
					</ToggleButtonGroup>
					<span className='composer-hint' data-over={over > 0}>{over > 0 ? words.tooLong(over) : words.enter}</span>
					<button type='submit' className='button primary small' disabled={!ready}>{isNote ? words.addNote : words.send}</button>
				</div>
			</form>
		</div>
	)
}
