import type { ReactNode } from 'react'

/** Something beside its label that is not edited, or edits itself. */
export function PlainRow({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
	return (
		<div className='setting'>
			<span className='setting-label'>{label}</span>
			<div className='setting-control plain-control'>{children}</div>
			{hint && <p className='setting-hint'>{hint}</p>}
		</div>
	)
}
