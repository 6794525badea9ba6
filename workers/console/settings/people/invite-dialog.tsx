import { type FormEvent, useState } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { Me } from '../../api/me.ts'
import { LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { type MemberRow, useInvite } from './api.ts'
import { agentChoices } from './choices.ts'
import { PersonFields, type PersonParts } from './person-fields.tsx'
import { SentInvitationView } from './sent-invitation.tsx'
import { usePeopleWords } from './words/use-people-words.ts'

export interface InviteDialogProps {
	readonly me: Me
	readonly config: WorkspaceConfig
	readonly members: readonly MemberRow[]
	readonly onClose: () => void
}

const PLAIN: PersonParts = { role: 'agent', agent: null, teams: [] }

/** Asks somebody in. */
export function InviteDialog({ me, config, members, onClose }: InviteDialogProps) {
	const preferences = usePreferences()
	const { staff, invite: words } = usePeopleWords()
	const invite = useInvite()
	const [email, setEmail] = useState('')
	const [name, setName] = useState('')
	const [parts, setParts] = useState(PLAIN)
	const [language, setLanguage] = useState<string>(config.locale.language)
	function submit(event: FormEvent): void {
		event.preventDefault()
		invite.mutate({ email, name, ...parts, language })
	}
	if (invite.data) {
		return (
			<DialogWindow title={words.sentTitle} onClose={onClose}>
				<SentInvitationView sent={invite.data} onAnother={() => invite.reset()} onClose={onClose} />
			</DialogWindow>
		)
	}
	const isShort = parts.role === 'agent' && parts.agent === null && agentChoices(config, members, null).length === 0
	return (
		<DialogWindow title={words.title} onClose={onClose}>
			<form className='people-form' onSubmit={submit}>
				<TextFieldBox label={staff.email} type='email' autoComplete='off' required autoFocus value={email} onChange={setEmail} />
				<TextFieldBox label={staff.name} autoComplete='off' required maxLength={80} value={name} onChange={setName} />
				<PersonFields me={me} config={config} members={members} current={null} value={parts} onChange={setParts} />
				{isShort && (
					<p className='field-hint' role='note'>
						{words.noAgents} <a href='#/agents' onClick={onClose}>{words.toAgents}</a>
					</p>
				)}
				<SelectField
					label={words.language}
					options={LOCALES.map((id) => ({ id, name: LOCALE_NAMES[id] }))}
					value={language}
					onChange={setLanguage}
				/>
				<p className='field-error' role='alert'>{complaintOf(invite.error, preferences)}</p>
				<div className='people-acts'>
					<button type='button' className='button' onClick={onClose}>{preferences.words.app.cancel}</button>
					<button type='submit' className='button primary' disabled={invite.isPending}>{words.submit}</button>
				</div>
			</form>
		</DialogWindow>
	)
}
