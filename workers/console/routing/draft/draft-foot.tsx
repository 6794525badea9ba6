import { type ReactNode, useState } from 'react'
import { clockText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { changesBetween } from '../state/changes.ts'
import { type DraftState, isDraft, isOvertaken, isPublishable, shownConfig } from '../state/draft-state.ts'
import { detailText } from '../words/detail-text.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { DraftChanges } from './draft-changes.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import type { DraftHandle } from './use-draft.ts'

export interface DraftFootProps {
	readonly draft: DraftHandle
	readonly isReadOnly: boolean
	readonly mayPublish: boolean
	/** Goes to where a field is edited, on whatever page; null when it is edited nowhere. */
	readonly wayTo: (field: string) => (() => void) | null
	/** What is worth saying before publishing. */
	readonly adviceFor?: (close: () => void) => ReactNode
}

type Open = 'changes' | 'discard' | 'publish' | null

/** How the draft stands, always in the same place: what it changes, whether it is kept, whether it can be published. */
export function DraftFoot({ draft, isReadOnly, mayPublish, wayTo, adviceFor }: DraftFootProps) {
	const { draft: words } = useRoutingWords()
	const [open, setOpen] = useState<Open>(null)
	const close = () => setOpen(null)
	const { state } = draft
	const changes = changesBetween(state.live.config, shownConfig(state)).length
	return (
		<footer className='draft-foot' aria-label={words.label} role='region'>
			<div className='draft-foot-text'>
				{changes === 0 ? <p>{words.none}</p> : (
					<button type='button' className='link-button' onClick={() => setOpen('changes')}>
						{words.differs(changes, state.live.version)}
					</button>
				)}
				<DraftStatus state={state} wayTo={isReadOnly ? () => null : wayTo} />
			</div>
			{!isReadOnly && (
				<button type='button' className='button quiet' disabled={!isDraft(state)} onClick={() => setOpen('discard')}>
					{words.discard}
				</button>
			)}
			{mayPublish && (
				<button type='button' className='button primary' disabled={!isPublishable(state)} onClick={() => setOpen('publish')}>
					{words.review}
				</button>
			)}
			{!isReadOnly && !mayPublish && <p className='setting-hint draft-others'>{words.othersPublish}</p>}
			{open === 'changes' && (
				<DialogWindow title={words.changes} size='m' onClose={close}>
					<DraftChanges draft={draft} isReadOnly={isReadOnly} />
				</DialogWindow>
			)}
			{open === 'discard' && <DiscardDialog draft={draft} onClose={close} />}
			{open === 'publish' && <PublishDialog draft={draft} advice={adviceFor?.(close)} wayTo={wayTo} onClose={close} />}
		</footer>
	)
}

function DraftStatus({ state, wayTo }: { state: DraftState; wayTo: DraftFootProps['wayTo'] }) {
	const { draft: words } = useRoutingWords()
	const said = useStatus(state)
	const { problem } = state
	const show = problem?.field ? wayTo(problem.field) : null
	return (
		<p className='draft-status' role='status' data-tone={said.tone}>
			{said.icon && <Icon name={said.icon} size={14} />}
			{said.text !== '' && <span className='truncate'>{said.text}</span>}
			{show && <button type='button' className='link-button' onClick={show}>{words.show}</button>}
		</p>
	)
}

interface Said {
	readonly text: string
	readonly tone: 'plain' | 'good' | 'bad'
	readonly icon?: 'check' | 'warning'
}

function useStatus(state: DraftState): Said {
	const { draft: words } = useRoutingWords()
	const { tag, locale } = usePreferences()
	const { saved, sync, problem } = state
	const detail = problem === null ? '' : detailText(problem.detail, locale)
	const bad = (text: string): Said => ({ text, tone: 'bad', icon: 'warning' })
	if (sync === 'unreachable') return bad(words.unreachable)
	if (sync === 'refused') return bad(`${words.refused} ${detail}`)
	if (problem !== null && isDraft(state)) return bad(`${words.invalid} ${detail}`)
	if (sync === 'saving') return { text: words.saving, tone: 'plain' }
	if (sync === 'waiting') return { text: words.waiting, tone: 'plain' }
	if (saved === null || !isDraft(state)) return { text: '', tone: 'plain' }
	const kept = words.savedBy(clockText(saved.updatedAtMs, tag), saved.by)
	if (isOvertaken(state)) return { text: kept, tone: 'plain' }
	return { text: `${kept} · ${words.checked}`, tone: 'good', icon: 'check' }
}
