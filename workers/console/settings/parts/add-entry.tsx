import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { useWords } from '../../i18n/preferences.tsx'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { useIsReadOnly } from '../../routing/fields/field-context.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { EntryOf } from '../state/entry-of.ts'
import { freshId, isSlug } from '../state/slug.ts'
import type { EntryList } from '../state/uses.ts'
import { goSettings } from '../use-settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { AskField } from '../../ui/ask-field.tsx'

export interface AddEntryProps<List extends EntryList> {
	readonly draft: DraftHandle
	readonly list: List
	/** What the button and its dialog say. */
	readonly label: string
	/** What an entry is, for the id of one whose name has no letters that could stand in one. */
	readonly kind: string
	readonly make: (named: { readonly id: string; readonly name: string }, config: WorkspaceConfig) => EntryOf<List>
	/** Section in which the new entry opens; null to stay. */
	readonly opensIn: string | null
	/** Name to begin with. */
	readonly name?: string
	readonly isQuiet?: boolean
	/** Ids that stand for something else. */
	readonly reserved?: readonly string[]
}

/** Asks for the name of a new entry and adds it to the draft. */
export function AddEntry<List extends EntryList>(props: AddEntryProps<List>) {
	const [isOpen, setOpen] = useState(false)
	if (useIsReadOnly()) return null
	return (
		<>
			<Button className={props.isQuiet ? 'button small' : 'button primary'} onPress={() => setOpen(true)}>
				<Icon name='plus' size={14} />
				{props.label}
			</Button>
			{isOpen && <AddDialog {...props} onClose={() => setOpen(false)} />}
		</>
	)
}

function AddDialog<List extends EntryList>(props: AddEntryProps<List> & { onClose: () => void }) {
	const { draft, list, label, kind, make, opensIn, name: first = '', reserved = [], onClose } = props
	const { entry: words } = useSettingsWords()
	const { app } = useWords()
	const [name, setName] = useState(first)
	/** Null while it follows the name. */
	const [typed, setTyped] = useState<string | null>(null)
	const [isAsked, setAsked] = useState(false)
	const config = shownConfig(draft.state)
	const taken = [...reserved, ...config[list].map((it) => it.id)]
	const id = typed ?? freshId(name, { taken, kind })
	const nameError = name.trim() === '' ? words.nameMissing : null
	const idError = !isSlug(id) ? words.idWrong : taken.includes(id) ? words.idTaken : null

	function submit(event: FormEvent): void {
		event.preventDefault()
		setAsked(true)
		if (nameError !== null || idError !== null) return
		draft.edit((it) => ({ ...it, [list]: [...it[list], make({ id, name: name.trim() }, it)] }))
		onClose()
		if (opensIn !== null) goSettings(opensIn, id)
	}

	return (
		<DialogWindow title={label} onClose={onClose}>
			<form className='dialog-form' noValidate onSubmit={submit}>
				<AskField autoFocus label={words.name} value={name} maxLength={80} error={isAsked ? nameError : null} onChange={setName} />
				<AskField
					label={words.id}
					hint={words.idHint}
					value={id}
					maxLength={40}
					error={typed !== null || isAsked ? idError : null}
					onChange={setTyped}
				/>
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary'>{words.create}</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
