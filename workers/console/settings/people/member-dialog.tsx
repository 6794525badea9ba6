import { type FormEvent, useState } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { may, type Me } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { type MemberRow, useChangeMember } from './api.ts'
import { MemberActs } from './member-acts.tsx'
import { PersonFields } from './person-fields.tsx'
import { usePeopleWords } from './words/use-people-words.ts'

export interface MemberDialogProps {
	readonly me: Me
	readonly config: WorkspaceConfig
	readonly members: readonly MemberRow[]
	readonly member: MemberRow
	readonly onClose: () => void
}

/** One member of staff: what they are, and what can be done about them. */
export function MemberDialog({ me, config, members, member, onClose }: MemberDialogProps) {
	const preferences = usePreferences()
	const { staff: words } = usePeopleWords()
	const change = useChangeMember()
	const [name, setName] = useState(member.name)
	const [parts, setParts] = useState({ role: member.role, agent: member.agent, teams: member.teams })
	function submit(event: FormEvent): void {
		event.preventDefault()
		change.mutate({ id: member.id, change: { name, ...parts } }, { onSuccess: onClose })
	}
	return (
		<DialogWindow title={member.name} onClose={onClose}>
			<form className='people-form' onSubmit={submit}>
				<p className='field-hint'>{member.email}</p>
				<TextFieldBox label={words.name} required maxLength={80} value={name} onChange={setName} />
				<PersonFields me={me} config={config} members={members} current={member} value={parts} onChange={setParts} />
				<p className='field-error' role='alert'>{complaintOf(change.error, preferences)}</p>
				<div className='people-acts'>
					<button type='button' className='button' onClick={onClose}>{preferences.words.app.cancel}</button>
					<button type='submit' className='button primary' disabled={change.isPending || !may(me, 'staff.manage')}>{words.save}</button>
				</div>
			</form>
			{may(me, 'staff.manage') && <MemberActs member={member} isSelf={member.id === me.id} onRemoved={onClose} />}
		</DialogWindow>
	)
}
