import { type FormEvent, useRef, useState } from 'react'
import { pointKey } from '../../../../core/channel/point.ts'
import type { InboxId } from '../../../../core/ids.ts'
import type { Contact, PointView } from '../../../../core/protocol/conversation.ts'
import { type DeskInbox, useInboxes } from '../../api/directory.ts'
import { ApiProblem } from '../../api/http.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { AskField } from '../../ui/ask-field.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { channelName } from '../words/channel-name.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { type AddressFault, addressOf, formOf } from './address-of.ts'
import { useAddPoint } from './api.ts'
import { NoInbox } from './no-inbox.tsx'
import { reachable } from './ways.ts'

export interface AddPointDialogProps {
	readonly conversation: string
	readonly points: readonly PointView[]
	readonly contact: Contact | null
	readonly onInvite: () => void
	readonly onClose: () => void
}

/** An agent knows where else the customer can be reached. */
export function AddPointDialog(props: AddPointDialogProps) {
	const { elsewhere: words } = useTalkWords()
	const inboxes = reachable(useInboxes().data ?? [])
	const [first] = inboxes
	return (
		<DialogWindow title={words.addTitle} onClose={props.onClose}>
			{first ? <AddPointForm {...props} inboxes={inboxes} first={first} /> : <NoInbox isSetUp={false} />}
		</DialogWindow>
	)
}

interface FormProps extends AddPointDialogProps {
	readonly inboxes: readonly DeskInbox[]
	readonly first: DeskInbox
}

const ADDRESS_MAX_CHARS = 512

function AddPointForm({ conversation, points, contact, inboxes, first, onInvite, onClose }: FormProps) {
	const preferences = usePreferences()
	const talk = useTalkWords()
	const { elsewhere: words } = talk
	const add = useAddPoint(conversation)
	const [id, setId] = useState(first.id)
	const [typed, setTyped] = useState<string | null>(null)
	const [fault, setFault] = useState<AddressFault | 'known' | null>(null)
	const box = useRef<HTMLFormElement>(null)
	const inbox = inboxes.find((it) => it.id === id) ?? first
	const form = formOf(inbox)
	const channel = channelName({ channel: inbox.channel, address: inbox.contactAddress ?? '' }, talk)
	const text = typed ?? knownOf(contact, form.kind)
	const refused = add.error instanceof ApiProblem ? add.error : null

	function choose(next: string): void {
		setId(next)
		setFault(null)
		add.reset()
	}

	function write(next: string): void {
		setTyped(next)
		setFault(null)
		add.reset()
	}

	function submit(event: FormEvent): void {
		event.preventDefault()
		const read = addressOf(inbox, text)
		if (!read.ok) return complain(read.fault)
		const key = pointKey({ inbox: inbox.id as InboxId, address: read.address })
		if (points.some((it) => it.key === key)) return complain('known')
		add.mutate({ inbox: inbox.id, address: read.address }, { onSuccess: onClose })
	}

	function complain(about: AddressFault | 'known'): void {
		setFault(about)
		box.current?.querySelector('input')?.focus()
	}

	function faultText(): string | null {
		const shown = fault ?? (refused?.field === 'address' ? form.kind : null)
		if (shown === null) return null
		return shown === 'id' || shown === 'phone' ? words.fault[shown](form.example) : words.fault[shown]
	}

	function inboxFault(): string | null {
		if (refused?.field !== 'inbox') return null
		return refused.code === 'not-found' ? words.fault.inboxGone : words.fault.inboxUnable
	}

	return (
		<form ref={box} className='dialog-form' noValidate onSubmit={submit}>
			<p className='field-hint'>{words.addHint}</p>
			<SelectField
				autoFocus
				label={words.inbox}
				options={inboxes.map(({ id, name }) => ({ id, name }))}
				value={inbox.id}
				error={inboxFault()}
				onChange={choose}
			/>
			<AskField
				label={form.kind === 'id' ? words.address.id(channel) : words.address[form.kind]}
				hint={form.kind === 'id' && inbox.channel !== 'api' ? words.idHint(channel) : words.addressHint(form.example)}
				value={text}
				maxLength={ADDRESS_MAX_CHARS}
				error={faultText()}
				onChange={write}
			/>
			<p className='field-error' role='alert'>
				{refused?.field === 'inbox' || refused?.field === 'address' ? '' : complaintOf(add.error, preferences)}
			</p>
			<footer className='dialog-foot'>
				{form.kind === 'id' && <button type='button' className='button quiet' onClick={onInvite}>{words.instead}</button>}
				<button type='button' className='button' onClick={onClose}>{preferences.words.app.cancel}</button>
				<button type='submit' className='button primary' disabled={add.isPending}>{add.isPending ? words.adding : words.submit}</button>
			</footer>
		</form>
	)
}

/** What is known of them already stands there. */
function knownOf(contact: Contact | null, kind: 'phone' | 'email' | 'id'): string {
	return kind === 'id' ? '' : contact?.[kind] ?? ''
}
