import { useState } from 'react'
import { may } from '../../api/me.ts'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { SureDialog } from '../people/sure-dialog.tsx'
import { usePeopleWords } from '../people/words/use-people-words.ts'
import type { PlainSectionProps } from '../section.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { type ApiKeyRow, useKeys, useRevokeKey } from './api.ts'
import { MakeKeyDialog } from './make-key-dialog.tsx'
import '../people/people.css'

/** Keys for programs: made, seen, revoked. */
export function KeysSection({ me, title }: PlainSectionProps) {
	const { words: { app } } = usePreferences()
	const { keys: words } = usePeopleWords()
	const keys = useKeys()
	const [isMaking, setMaking] = useState(false)
	const mayManage = may(me, 'keys.manage')
	const makeButton = mayManage && me.scope === 'workspace' && (
		<button
			type='button'
			className='button primary'
			onClick={() => setMaking(true)}
		>
			{words.make}
		</button>
	)
	return (
		<div className='people'>
			<SectionHead title={title} hint={mayManage && me.scope !== 'workspace' ? words.narrow : words.hint}>
				{keys.data && keys.data.length > 0 && makeButton}
			</SectionHead>
			{keys.isPending && <Skeleton rows={3} label={app.loading} />}
			{keys.isError && (
				<Empty icon='warning' title={app.unreachable}>
					<button type='button' className='button' onClick={() => void keys.refetch()}>{app.retry}</button>
				</Empty>
			)}
			{keys.data?.length === 0 && <Empty icon='lock' title={words.none} text={words.noneText}>{makeButton}</Empty>}
			<ul className='people-list'>{keys.data?.map((it) => <KeyItem key={it.id} row={it} mayRevoke={mayManage} />)}</ul>
			{isMaking && <MakeKeyDialog me={me} onClose={() => setMaking(false)} />}
		</div>
	)
}

function KeyItem({ row, mayRevoke }: { row: ApiKeyRow; mayRevoke: boolean }) {
	const { tag } = usePreferences()
	const { keys: words } = usePeopleWords()
	const { permission: names } = useSettingsWords()
	const revoke = useRevokeKey()
	const [isSure, setSure] = useState(false)
	const life = row.expiresAtMs === null
		? words.forever
		: row.expiresAtMs < Date.now()
		? words.expired
		: words.expires(stampText(row.expiresAtMs, tag))
	const use = row.lastUsedAtMs === null ? words.unused : words.used(stampText(row.lastUsedAtMs, tag))
	return (
		<li className='people-row'>
			<div className='people-who'>
				<p className='people-name'>{row.name}</p>
				<p className='field-hint'>{words.by(row.by, stampText(row.createdAtMs, tag))} · {use} · {life}</p>
				<p className='people-scopes'>{row.scopes.map((it) => <span className='pill' key={it}>{names[it]}</span>)}</p>
			</div>
			{mayRevoke && (
				<button
					type='button'
					className='button small'
					aria-label={`${words.revoke}: ${row.name}`}
					onClick={() => setSure(true)}
				>
					{words.revoke}
				</button>
			)}
			{isSure && (
				<SureDialog
					title={words.revokeTitle(row.name)}
					text={words.revokeText}
					act={words.revoke}
					error={revoke.error}
					isPending={revoke.isPending}
					onAct={() => revoke.mutate(row.id, { onSuccess: () => setSure(false) })}
					onClose={() => setSure(false)}
				/>
			)}
		</li>
	)
}
