import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { http } from '../api/http.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import { complaintOf } from '../signin/complaint.ts'
import { DialogWindow } from '../ui/dialog-window.tsx'
import { Icon } from '../ui/icon.tsx'

export interface BlockButtonProps {
	readonly conversation: string
	readonly isBlocked: boolean
	readonly mayBlock: boolean
}

/** Drops what comes from a customer, once it is sure that this is meant; or takes it back. */
export function BlockButton({ conversation, isBlocked, mayBlock }: BlockButtonProps) {
	const preferences = usePreferences()
	const { contact: words } = useTalkWords()
	const client = useQueryClient()
	const [isAsking, setAsking] = useState(false)
	const change = useMutation({
		mutationFn: (blocked: boolean) =>
			http(`/api/v1/conversations/${conversation}/block`, { method: 'PUT', body: { blocked }, idempotencyKey: clientId() }),
		onSuccess: () => client.invalidateQueries({ queryKey: ['conversation', conversation] }),
		onSettled: () => setAsking(false),
	})
	return (
		<>
			{isBlocked && (
				<p className='blocked-note'>
					<Icon name='block' /> {words.blocked}
				</p>
			)}
			{mayBlock && (
				<button
					type='button'
					className='button small'
					disabled={change.isPending}
					onClick={() => isBlocked ? change.mutate(false) : setAsking(true)}
				>
					<Icon name='block' size={14} /> {isBlocked ? words.unblock : words.block}
				</button>
			)}
			<p className='field-error' role='alert'>{complaintOf(change.error, preferences)}</p>
			{isAsking && (
				<DialogWindow title={words.sureTitle} onClose={() => setAsking(false)}>
					<p>{words.sure}</p>
					<footer className='dialog-foot'>
						<button type='button' className='button' onClick={() => setAsking(false)}>{preferences.words.app.cancel}</button>
						<button type='button' className='button primary' disabled={change.isPending} onClick={() => change.mutate(true)}>
							{words.block}
						</button>
					</footer>
				</DialogWindow>
			)}
		</>
	)
}
