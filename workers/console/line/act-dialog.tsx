import type { FormEvent, ReactNode } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { DialogWindow } from '../ui/dialog-window.tsx'
import type { ActTarget } from './act-context.ts'
import type { Acting } from './use-acting.ts'

/** What every dialog about somebody in line is given. */
export interface ActDialogProps {
	readonly target: ActTarget
	readonly onClose: () => void
}

export interface ActFormProps {
	readonly title: string
	readonly submit: string
	readonly isReady: boolean
	readonly acting: Pick<Acting, 'isPending' | 'error'>
	readonly onSubmit: () => void
	readonly onClose: () => void
	readonly children: ReactNode
}

/** The frame of all three: stays open until it is done, and says so when it is refused. */
export function ActForm({ title, submit, isReady, acting: { isPending, error }, onSubmit, onClose, children }: ActFormProps) {
	const { app, act } = useWords()
	const send = (event: FormEvent) => {
		event.preventDefault()
		if (isReady && !isPending) onSubmit()
	}
	return (
		<DialogWindow title={title} onClose={onClose}>
			<form className='dialog-form' onSubmit={send} aria-busy={isPending}>
				{children}
				<p className='field-error act-error' role='alert'>{error}</p>
				<footer className='dialog-foot'>
					<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					<button type='submit' className='button primary' disabled={!isReady || isPending}>
						<span className='truncate'>{isPending ? act.working : submit}</span>
					</button>
				</footer>
			</form>
		</DialogWindow>
	)
}
