import type { FormEvent, KeyboardEvent } from 'react'
import { TEXT_MAX_CHARS } from '../../../core/message.ts'
import { useDraft } from '../hooks/use-draft.ts'
import { useWords } from '../i18n/preferences.tsx'
import { sends } from './sends.ts'
import './composer.css'

export interface NoteComposerProps {
	/** Where an unfinished note is kept. */
	readonly draftKey: string
	readonly onNote: (text: string) => void
}

/** Where somebody who only watches writes to the colleagues. */
export function NoteComposer({ draftKey, onNote }: NoteComposerProps) {
	const { composer: words, watch } = useWords()
	const [text, setText] = useDraft(draftKey)
	const over = text.length - TEXT_MAX_CHARS
	const ready = text.trim() !== '' && over <= 0

	function submit(event: FormEvent): void {
		event.preventDefault()
		if (!ready) return
		onNote(text)
		setText('')
	}

	function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
		if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur()
		if (sends(event)) submit(event)
	}

	return (
		<form className='composer' data-mode='note' onSubmit={submit}>
			<textarea
				className='composer-text'
				rows={2}
				dir='auto'
				aria-label={words.noteLabel}
				placeholder={words.noteHint}
				value={text}
				onChange={(event) => setText(event.target.value)}
				onKeyDown={onKeyDown}
			/>
			<div className='composer-foot'>
				<span className='composer-hint' data-start='' data-over={over > 0}>{over > 0 ? words.tooLong(over) : watch.hint}</span>
				<button type='submit' className='button primary small' disabled={!ready}>{words.addNote}</button>
			</div>
		</form>
	)
}
