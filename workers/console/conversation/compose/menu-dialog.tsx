import { type FormEvent, useState } from 'react'
import type { About } from '../../../../core/channel/about.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import { type MenuDraft, menuOf } from './menu-of.ts'

export interface MenuDialogProps {
	readonly about: About
	readonly text: string
	readonly onSend: (menu: NonNullable<ReturnType<typeof menuOf>>) => void
	readonly onClose: () => void
}

/** Makes a question the customer answers by pressing. */
export function MenuDialog({ about, text, onSend, onClose }: MenuDialogProps) {
	const { compose: words } = useTalkWords()
	const { app } = useWords()
	const [draft, setDraft] = useState<MenuDraft>({ text, titles: ['', ''] })
	const menu = menuOf(draft)
	const setTitle = (at: number, title: string) => setDraft({ ...draft, titles: draft.titles.map((it, i) => i === at ? title : it) })

	function submit(event: FormEvent): void {
		event.preventDefault()
		if (!menu) return
		onSend(menu)
		onClose()
	}

	return (
		<DialogWindow title={words.menuTitle} onClose={onClose}>
			<form className='dialog-form' onSubmit={submit}>
				<TextFieldBox
					autoFocus
					label={words.menuText}
					lines={2}
					maxLength={about.text.max}
					value={draft.text}
					onChange={(text) => setDraft({ ...draft, text })}
				/>
				{draft.titles.map((title, i) => (
					<div key={i} className='menu-option'>
						<TextFieldBox
							label={words.menuOption(i + 1)}
							maxLength={about.optionMaxChars}
							value={title}
							onChange={(it) => setTitle(i, it)}
						/>
						{draft.titles.length > 1 && (
							<button
								type='button'
								className='button quiet square'
								aria-label={words.menuRemove(i + 1)}
								onClick={() => setDraft({ ...draft, titles: draft.titles.filter((_, at) => at !== i) })}
							>
								<Icon name='close' />
							</button>
						)}
					</div>
				))}
				<p className='field-hint'>{words.menuTooLong(about.optionMaxChars)}</p>
				<footer className='dialog-foot'>
					{draft.titles.length < about.optionsMax && (
						<button
							type='button'
							className='button quiet'
							onClick={() => setDraft({ ...draft, titles: [...draft.titles, ''] })}
						>
							<Icon name='plus' /> {words.menuAdd}
						</button>
					)}
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary' disabled={!menu}>{words.menuSend}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
