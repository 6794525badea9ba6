import { useState } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { may, type Me } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { roleName } from '../../i18n/role-name.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { PlainSectionProps } from '../section.ts'
import { type MemberRow, useMembers, usePublished } from './api.ts'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberDialog } from './member-dialog.tsx'
import { usePeopleWords } from './words/use-people-words.ts'
import './people.css'

/** Everybody who signs in, and everybody who has been asked to. */
export function StaffSection({ me, title }: PlainSectionProps) {
	const { words: { app } } = usePreferences()
	const { staff: words, audit } = usePeopleWords()
	const pages = useMembers()
	const config = usePublished().data
	const [open, setOpen] = useState<string | null>(null)
	const [isInviting, setInviting] = useState(false)
	const members = pages.data?.pages.flatMap((it) => it.items) ?? []
	const member = members.find((it) => it.id === open)
	const mayManage = may(me, 'staff.manage')
	return (
		<div className='people'>
			<SectionHead title={title} hint={words.hint}>
				{mayManage && config && <button type='button' className='button primary' onClick={() => setInviting(true)}>{words.invite}</button>}
			</SectionHead>
			{pages.isPending && <Skeleton rows={5} label={app.loading} />}
			{pages.isError && (
				<Empty icon='warning' title={words.failedTitle} text={words.failedText}>
					<button type='button' className='button' onClick={() => void pages.refetch()}>{app.retry}</button>
				</Empty>
			)}
			<ul className='people-list'>
				{members.map((it) => <MemberItem key={it.id} me={me} member={it} config={config} onOpen={() => setOpen(it.id)} />)}
			</ul>
			{pages.hasNextPage && <button type='button' className='button' onClick={() => void pages.fetchNextPage()}>{audit.more}</button>}
			<InvitationList roles={config?.roles ?? []} mayManage={mayManage} />
			{isInviting && config && <InviteDialog me={me} config={config} members={members} onClose={() => setInviting(false)} />}
			{member && config && <MemberDialog me={me} config={config} members={members} member={member} onClose={() => setOpen(null)} />}
		</div>
	)
}

interface MemberItemProps {
	readonly me: Me
	readonly member: MemberRow
	readonly config: WorkspaceConfig | undefined
	readonly onOpen: () => void
}

function MemberItem({ me, member, config, onOpen }: MemberItemProps) {
	const { words: all } = usePreferences()
	const { staff: words } = usePeopleWords()
	const agent = config?.agents.find((it) => it.id === member.agent)?.name ?? member.agent
	return (
		<li className='people-row' data-inactive={!member.active || undefined}>
			<Avatar name={member.name} />
			<div className='people-who'>
				<p className='people-name'>
					{member.name} {member.id === me.id && <span className='pill'>{words.you}</span>}{' '}
					{!member.active && <span className='pill'>{words.inactive}</span>}
				</p>
				<p className='field-hint'>{member.email}</p>
			</div>
			<p className='people-cell'>{roleName(member.role, all, config?.roles)}</p>
			<p className='people-cell'>{agent ? `${words.agent} ${agent}` : ''}</p>
			<p className='people-cell'>{words.twoFactor}: {member.twoFactor ? words.on : words.off}</p>
			{may(me, 'staff.manage') && (
				<button type='button' className='button small' aria-label={words.open(member.name)} onClick={onOpen}>{all.app.details}</button>
			)}
		</li>
	)
}
