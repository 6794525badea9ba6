import { useState } from 'react'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { roleName } from '../../i18n/role-name.ts'
import { complaintOf } from '../../signin/complaint.ts'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { type InvitationRow, useInvitations, useResend, useWithdraw } from './api.ts'
import { SentInvitationView } from './sent-invitation.tsx'
import { usePeopleWords } from './words/use-people-words.ts'

/** Those who have been asked in and have not come yet. */
export function InvitationList({ roles, mayManage }: { roles: readonly { id: string; name: string }[]; mayManage: boolean }) {
	const { invitations: words } = usePeopleWords()
	const rows = useInvitations().data?.pages.flatMap((it) => it.items) ?? []
	if (rows.length === 0) return null
	return (
		<section aria-label={words.title}>
			<h2 className='people-title'>{words.title}</h2>
			<ul className='people-list'>{rows.map((it) => <Item key={it.id} row={it} roles={roles} mayManage={mayManage} />)}</ul>
		</section>
	)
}

function Item({ row, roles, mayManage }: { row: InvitationRow; roles: readonly { id: string; name: string }[]; mayManage: boolean }) {
	const preferences = usePreferences()
	const { invitations: words } = usePeopleWords()
	const [resend, withdraw] = [useResend(), useWithdraw()]
	const [isOpen, setOpen] = useState(false)
	const life = row.state === 'expired' ? words.expired : words.until(stampText(row.expiresAtMs, preferences.tag))
	return (
		<li className='people-row'>
			<div className='people-who'>
				<p className='people-name'>{row.name}</p>
				<p className='field-hint'>{row.email} · {roleName(row.role, preferences.words, roles)} · {life}</p>
				<p className='field-error' role='alert'>{complaintOf(resend.error ?? withdraw.error, preferences)}</p>
			</div>
			{mayManage && (
				<>
					<button
						type='button'
						className='button small'
						disabled={resend.isPending}
						aria-label={`${words.resend}: ${row.email}`}
						onClick={() => resend.mutate(row.id, { onSuccess: () => setOpen(true) })}
					>
						{words.resend}
					</button>
					<button
						type='button'
						className='button small'
						disabled={withdraw.isPending}
						aria-label={`${words.withdraw}: ${row.email}`}
						onClick={() => withdraw.mutate(row.id)}
					>
						{words.withdraw}
					</button>
				</>
			)}
			{isOpen && resend.data && (
				<DialogWindow title={words.resent} onClose={() => setOpen(false)}>
					<SentInvitationView sent={resend.data} onClose={() => setOpen(false)} />
				</DialogWindow>
			)}
		</li>
	)
}
