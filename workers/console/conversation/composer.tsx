import { type ClipboardEvent, type DragEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { About } from '../../../core/channel/about.ts'
import { TEXT_MAX_CHARS } from '../../../core/message.ts'
import type { Contact, Said } from '../../../core/protocol/conversation.ts'
import { useDraft } from '../hooks/use-draft.ts'
import { useTyping } from '../hooks/use-typing.ts'
import { useWords } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import type { Fitting } from '../known/canned.ts'
import { CannedMenu } from '../known/canned-menu.tsx'
import { useCanned } from '../known/use-canned.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { AttachmentList } from './compose/attachment-list.tsx'
import { ComposerFoot } from './compose/composer-foot.tsx'
import { insertedAt } from './compose/inserted-at.ts'
import { RefersTo } from './compose/refers-to.tsx'
import { useKeepDraft } from './compose/use-keep-draft.ts'
import type { Attachments } from './compose/use-attachments.ts'
import { ElsewhereDialog, type ElsewhereName, type Route } from './elsewhere/elsewhere-dialog.tsx'
import { sends } from './sends.ts'
import { useTalk } from './talk-context.ts'
import { useTalkWords } from './words/use-talk-words.ts'
import './compose/compose.css'
import './composer.css'

export interface ComposerProps {
	readonly conversation: string
	/** What the customer is called here. */
	readonly name: string
	/** What is known of them. */
	readonly contact: Contact | null
	/** What canned responses must fit. */
	readonly fitting: Fitting
	/** What the channel of the answer takes. */
	readonly about: About
	readonly attachments: Attachments
	readonly route: Route
	readonly onSay: (content: Said | string, replyTo?: string) => void
	/** Null where the channel has no such thing. */
	readonly onMenu: (() => void) | null
	readonly onTemplate: (() => void) | null
}

/** Where the agent writes: to the customer, or to colleagues only. */
export function Composer(props: ComposerProps) {
	const { conversation, name, contact, fitting, route, about, attachments, onSay } = props
	const { composer: words } = useWords()
	const { compose } = useTalkWords()
	const session = useSession()
	const desk = useDesk()
	const { acts } = useTalk()
	const typing = useTyping(conversation)
	const field = useRef<HTMLTextAreaElement>(null)
	const [text, setText] = useDraft(`draft.${session.agent}.${conversation}.${desk.mode}`)
	const [isOver, setOver] = useState(false)
	const [dialog, setDialog] = useState<ElsewhereName | null>(null)
	const isNote = desk.mode === 'note'
	const changing = isNote ? null : acts?.changing ?? null
	const takesFiles = !isNote && !changing && about.files.length > 0
	const files = takesFiles ? attachments.list : []
	const over = text.length - TEXT_MAX_CHARS
	const ready = over <= 0 && (text.trim() !== '' || files.length > 0) && (files.length === 0 || attachments.isReady)
	const agent = useConsole((it) => it.agent.view?.name) ?? ''
	const canned = useCanned(text, { fitting, names: { customer: contact?.name ?? null, agent }, write })
	useKeepDraft(changing, { text, setText })

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
		if (isNote) session.send(conversation, { type: 'note', id: clientId(), text })
		else if (changing) session.send(conversation, { type: 'edit', id: clientId(), of: changing.id, text })
		else say()
		setText('')
		// The draft that was there before comes back.
		if (changing) acts?.change(null)
		typing(false)
		field.current?.focus()
	}

	function say(): void {
		const ids = files.flatMap((it) => it.id === null ? [] : [it.id])
		onSay(ids.length > 0 ? { kind: 'files', text, files: ids } : text, acts?.answering?.id)
		attachments.clear()
		acts?.answer(null)
	}

	function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
		if (canned.onKey(event)) return
		if (event.key === 'Escape' && !event.nativeEvent.isComposing) leave(event.currentTarget)
		if (sends(event)) submit(event)
	}

	/** First from what is being answered or changed, then from the field. */
	function leave(box: HTMLTextAreaElement): void {
		if (changing) acts?.change(null)
		else if (acts?.answering && !isNote) acts.answer(null)
		else box.blur()
	}

	function onPaste(event: ClipboardEvent): void {
		const pasted = [...event.clipboardData.files]
		if (!takesFiles || pasted.length === 0) return
		event.preventDefault()
		attachments.add(pasted)
	}

	function onDrop(event: DragEvent): void {
		setOver(false)
		if (!takesFiles) return
		event.preventDefault()
		attachments.add([...event.dataTransfer.files])
	}

	function onDragOver(event: DragEvent): void {
		if (!takesFiles || !event.dataTransfer.types.includes('Files')) return
		event.preventDefault()
		setOver(true)
	}

	function insert(emoji: string): void {
		write(insertedAt(text, emoji, field.current))
		field.current?.focus()
	}

	return (
		<div className='composer-box' onDragOver={onDragOver} onDragLeave={() => setOver(false)} onDrop={onDrop}>
			{canned.isOpen && <CannedMenu id={canned.id} items={canned.items} active={canned.active} onPick={canned.pick} />}
			<form className='composer' data-mode={desk.mode} data-over={isOver} onSubmit={submit}>
				{!isNote && <RefersTo />}
				<textarea
					ref={field}
					className='composer-text'
					rows={2}
					dir='auto'
					aria-label={isNote ? words.noteLabel : words.replyLabel(name)}
					placeholder={isOver ? compose.drop : isNote ? words.noteHint : words.replyHint}
					aria-haspopup='listbox'
					aria-autocomplete='list'
					aria-controls={canned.isOpen ? canned.id : undefined}
					aria-activedescendant={canned.isOpen && canned.items.length > 0 ? `${canned.id}-${canned.active}` : undefined}
					value={text}
					onChange={(event) => write(event.target.value)}
					onBlur={() => typing(false)}
					onKeyDown={onKeyDown}
					onPaste={onPaste}
				/>
				{takesFiles && <AttachmentList attachments={attachments} about={about} />}
				<ComposerFoot
					{...props}
					text={text}
					over={over}
					ready={ready}
					isChanging={changing !== null}
					onFiles={takesFiles ? attachments.add : null}
					onEmoji={insert}
					onElsewhere={setDialog}
				/>
			</form>
			<ElsewhereDialog
				dialog={dialog}
				conversation={conversation}
				contact={contact}
				route={route}
				onInsert={(it) => write(insertedAt(text, it, field.current, ' '))}
				onOpen={setDialog}
				onClose={() => {
					setDialog(null)
					// After the window has given the focus back to where it was opened.
					requestAnimationFrame(() => field.current?.focus())
				}}
			/>
		</div>
	)
}
