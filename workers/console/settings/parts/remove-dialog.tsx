import { useWords } from '../../i18n/preferences.tsx'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { type EntryList, NEEDS_ONE, type Use, usesOf, withoutEntry } from '../state/uses.ts'
import { useWayTo } from '../use-way-to.ts'
import { goSettings } from '../use-settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { useStaffUses } from './use-staff-uses.ts'

export interface RemoveDialogProps {
	readonly draft: DraftHandle
	readonly list: EntryList
	readonly entry: { readonly id: string; readonly name: string }
	readonly onClose: () => void
	readonly onRemoved?: () => void
}

/** Before something is removed: who names it, the way there, and what goes along. */
export function RemoveDialog({ draft, list, entry: { id, name }, onClose, onRemoved }: RemoveDialogProps) {
	const { entry: words } = useSettingsWords()
	const { app } = useWords()
	const config = shownConfig(draft.state)
	const uses = [...usesOf(config, list, id), ...useStaffUses(list, id)]
	const held = uses.filter((it) => it.release === null)
	const isLast = NEEDS_ONE.includes(list) && config[list].length === 1

	function remove(): void {
		draft.edit((it) => withoutEntry(it, list, id))
		onClose()
		onRemoved?.()
	}

	if (isLast) {
		return (
			<DialogWindow title={words.lastTitle(name)} onClose={onClose}>
				<p>{words.lastText}</p>
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.close}</button>
				</footer>
			</DialogWindow>
		)
	}
	if (held.length > 0) {
		return (
			<DialogWindow title={words.usedTitle(name)} size='m' onClose={onClose}>
				<p>{words.usedText}</p>
				<UseList draft={draft} uses={held} onGo={onClose} />
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.close}</button>
				</footer>
			</DialogWindow>
		)
	}
	return (
		<DialogWindow title={words.removeTitle(name)} size={uses.length > 0 ? 'm' : 's'} onClose={onClose}>
			<p>{words.removeText}</p>
			{uses.length > 0 && (
				<>
					<p>{words.usedToo}</p>
					<UseList draft={draft} uses={uses} onGo={onClose} />
				</>
			)}
			<footer className='dialog-foot'>
				<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
				<button type='button' className='button danger' onClick={remove}>{words.remove}</button>
			</footer>
		</DialogWindow>
	)
}

interface UseListProps {
	readonly draft: DraftHandle
	readonly uses: readonly Use[]
	readonly onGo: () => void
}

function UseList({ draft, uses, onGo }: UseListProps) {
	const { use, entry: words } = useSettingsWords()
	const wayTo = useWayTo(shownConfig(draft.state))
	return (
		<ul className='uses'>
			{uses.map(({ kind, name, field }) => {
				const says = use[kind]
				const text = typeof says === 'string' ? says : says(name)
				const go = field === 'staff' ? () => goSettings('staff') : wayTo(field)
				return (
					<li key={field}>
						<span>{text}</span>
						{go && (
							<button
								type='button'
								className='link-button'
								aria-label={`${words.goThere}: ${text}`}
								onClick={() => {
									onGo()
									go()
								}}
							>
								{words.goThere}
							</button>
						)}
					</li>
				)
			})}
		</ul>
	)
}
