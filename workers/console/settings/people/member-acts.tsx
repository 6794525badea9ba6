import { useState } from 'react'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { type MemberRow, useChangeMember, useEndMemberSignIns, useRemoveMember, useResetFactor } from './api.ts'
import { SureDialog } from './sure-dialog.tsx'
import { usePeopleWords } from './words/use-people-words.ts'

export interface MemberActsProps {
	readonly member: MemberRow
	readonly isSelf: boolean
	readonly onRemoved: () => void
}

/** What goes beyond a change of role. Nobody locks themselves out here. */
export function MemberActs({ member: { id, name, active, twoFactor }, isSelf, onRemoved }: MemberActsProps) {
	const preferences = usePreferences()
	const { staff: words } = usePeopleWords()
	const [change, end, reset, remove] = [useChangeMember(), useEndMemberSignIns(), useResetFactor(), useRemoveMember()]
	const [isSure, setSure] = useState(false)
	const acts = [change, end, reset]
	const isDone = acts.some((it) => it.isSuccess)
	return (
		<div className='people-form member-acts'>
			<div className='people-acts'>
				{!isSelf && (
					<button type='button' className='button small' onClick={() => change.mutate({ id, change: { active: !active } })}>
						{active ? words.deactivate : words.activate}
					</button>
				)}
				<button type='button' className='button small' onClick={() => end.mutate(id)}>{words.endSignIns}</button>
				{twoFactor && !isSelf && (
					<button type='button' className='button small' onClick={() => reset.mutate(id)}>{words.resetFactor}</button>
				)}
				{!isSelf && <button type='button' className='button small danger' onClick={() => setSure(true)}>{words.remove}</button>}
			</div>
			{active && !isSelf && <p className='field-hint'>{words.deactivateHint}</p>}
			<p role='status' className='field-hint'>{isDone ? words.done : ''}</p>
			<p className='field-error' role='alert'>{complaintOf(acts.find((it) => it.error)?.error ?? null, preferences)}</p>
			{isSure && (
				<SureDialog
					title={words.removeTitle(name)}
					text={words.removeText}
					act={words.remove}
					error={remove.error}
					isPending={remove.isPending}
					onAct={() => remove.mutate(id, { onSuccess: onRemoved })}
					onClose={() => setSure(false)}
				/>
			)}
		</div>
	)
}
