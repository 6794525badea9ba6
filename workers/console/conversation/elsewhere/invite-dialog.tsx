import { useState } from 'react'
import { deepLink } from '../../../../core/channel/deep-link.ts'
import type { Contact, PointView } from '../../../../core/protocol/conversation.ts'
import { type DeskInbox, useInboxes } from '../../api/directory.ts'
import { ApiProblem } from '../../api/http.ts'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { CopyLine } from '../../ui/copy-line.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import { type Continuation, useContinuation } from './api.ts'
import { invitationText } from './invitation-text.ts'
import { NoInbox } from './no-inbox.tsx'
import { beyond, reachable } from './ways.ts'

export interface InviteDialogProps {
	readonly conversation: string
	readonly points: readonly PointView[]
	readonly contact: Contact | null
	/** Puts words into the reply. */
	readonly onInsert: (text: string) => void
	readonly onClose: () => void
}

/** Leads the customer along to another channel, where they go on in this conversation. */
export function InviteDialog(props: InviteDialogProps) {
	const { elsewhere: words } = useTalkWords()
	const all = useInboxes().data ?? []
	const inboxes = beyond(all, props.points)
	const [first] = inboxes
	return (
		<DialogWindow title={words.inviteTitle} size='m' onClose={props.onClose}>
			{first ? <InviteForm {...props} inboxes={inboxes} first={first} /> : <NoInbox isSetUp={reachable(all).length > 0} />}
		</DialogWindow>
	)
}

interface FormProps extends InviteDialogProps {
	readonly inboxes: readonly DeskInbox[]
	readonly first: DeskInbox
}

function InviteForm({ conversation, contact, inboxes, first, onInsert, onClose }: FormProps) {
	const preferences = usePreferences()
	const { elsewhere: words } = useTalkWords()
	const make = useContinuation(conversation)
	const [id, setId] = useState(first.id)
	const inbox = inboxes.find((it) => it.id === id) ?? first
	const isGone = make.error instanceof ApiProblem && make.error.field === 'inbox'

	function choose(next: string): void {
		setId(next)
		make.reset()
	}

	return (
		<div className='dialog-form'>
			<p className='field-hint'>{words.inviteHint}</p>
			<SelectField
				autoFocus
				label={words.inbox}
				options={inboxes.map(({ id, name }) => ({ id, name }))}
				value={inbox.id}
				error={isGone ? words.fault.inboxGone : null}
				onChange={choose}
			/>
			<div className='invitation' role='status'>
				{make.data && <Invitation made={make.data} inbox={inbox} />}
			</div>
			<p className='field-error' role='alert'>{isGone ? '' : complaintOf(make.error, preferences)}</p>
			<footer className='dialog-foot'>
				<button type='button' className='button' onClick={onClose}>{preferences.words.app.cancel}</button>
				{make.data
					? (
						<button
							key='insert'
							type='button'
							className='button primary'
							autoFocus
							onClick={() => {
								onInsert(invitationText(make.data, { inbox, language: contact?.language ?? '' }))
								onClose()
							}}
						>
							{words.insert}
						</button>
					)
					: (
						<button key='make' type='button' className='button primary' disabled={make.isPending} onClick={() => make.mutate(inbox.id)}>
							{make.isPending ? words.making : words.make}
						</button>
					)}
			</footer>
		</div>
	)
}

function Invitation({ made: { code, url, expiresAtMs }, inbox }: { made: Continuation; inbox: DeskInbox }) {
	const { tag } = usePreferences()
	const talk = useTalkWords()
	const { elsewhere: words } = talk
	const hasLinks = deepLink(inbox.channel, { to: code, word: code }) !== null
	return (
		<>
			{url === null
				? <p className='field-hint'>{hasLinks ? words.noLink : words.noLinkThere(talk.channel[inbox.channel])}</p>
				: (
					<div className='field'>
						<span className='field-label'>{words.link}</span>
						<CopyLine label={words.link} text={url} />
					</div>
				)}
			<div className='field'>
				<span className='field-label'>{words.word}</span>
				<CopyLine label={words.word} text={code} />
			</div>
			<p className='field-hint'>{words.until(stampText(expiresAtMs, tag))}</p>
		</>
	)
}
