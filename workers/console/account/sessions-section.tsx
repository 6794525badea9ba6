import { stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AccountSection } from './account-section.tsx'
import { type SignInRow, useEndOtherSignIns, useEndSignIn, useSignIns } from './api.ts'
import { deviceText } from './device-text.ts'
import { useAccountWords } from './words/use-account-words.ts'

export function SessionsSection() {
	const { words: { app } } = usePreferences()
	const { sessions: words } = useAccountWords()
	const rows = useSignIns()
	const others = useEndOtherSignIns()
	const hasOthers = rows.data?.some((it) => !it.current) ?? false
	return (
		<AccountSection title={words.title}>
			{rows.isPending && <Skeleton rows={2} label={app.loading} />}
			{rows.isError && (
				<p className='account-acts'>
					{words.failed} <button type='button' className='button small' onClick={() => void rows.refetch()}>{app.retry}</button>
				</p>
			)}
			<ul className='sign-ins'>{rows.data?.map((it) => <SignInItem key={it.id} row={it} />)}</ul>
			<div className='account-acts'>
				{hasOthers && (
					<button type='button' className='button' disabled={others.isPending} onClick={() => others.mutate()}>{words.others}</button>
				)}
				<span role='status' className='field-hint'>{others.isSuccess ? words.ended : ''}</span>
			</div>
		</AccountSection>
	)
}

function SignInItem({ row }: { row: SignInRow }) {
	const { tag } = usePreferences()
	const words = useAccountWords()
	const end = useEndSignIn()
	const { sessions } = words
	const device = deviceText(row.userAgent, words)
	return (
		<li className='sign-in-row'>
			<div>
				<p className='sign-in-device'>
					{device} {row.current && <span className='pill'>{sessions.here}</span>}
				</p>
				<p className='field-hint'>
					{sessions.since(stampText(row.createdAtMs, tag))} {row.address ? sessions.from(row.address) : ''}
				</p>
			</div>
			{!row.current && (
				<button
					type='button'
					className='button small'
					disabled={end.isPending}
					aria-label={`${sessions.revoke}: ${device}`}
					onClick={() => end.mutate({ id: row.id })}
				>
					{sessions.revoke}
				</button>
			)}
		</li>
	)
}
