import type { FormEvent, ReactNode } from 'react'
import { PreferencesMenu } from '../shell/preferences-menu.tsx'
import { Mark } from './mark.tsx'
import './sign-in.css'

export interface SignInCardProps {
	readonly title: string
	readonly hint?: string
	readonly onSubmit?: () => void
	readonly children: ReactNode
	/** Below the card. */
	readonly foot?: ReactNode
}

/** One step on the way in. */
export function SignInCard({ title, hint, onSubmit, children, foot }: SignInCardProps) {
	function submit(event: FormEvent): void {
		event.preventDefault()
		onSubmit?.()
	}
	return (
		<main className='sign-in'>
			<div className='sign-in-corner'>
				<PreferencesMenu />
			</div>
			<form className='sign-in-card' onSubmit={submit}>
				<Mark />
				<div>
					<h1>{title}</h1>
					{hint && <p className='sign-in-hint'>{hint}</p>}
				</div>
				{children}
			</form>
			{foot}
		</main>
	)
}
