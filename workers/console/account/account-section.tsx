import { type ReactNode, useId } from 'react'

/** One matter of the account, under a heading of its own. */
export function AccountSection({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
	const id = useId()
	return (
		<section className='account-section' aria-labelledby={id}>
			<div className='account-section-head'>
				<h2 id={id}>{title}</h2>
				{hint && <p className='field-hint'>{hint}</p>}
			</div>
			<div className='account-section-body'>{children}</div>
		</section>
	)
}
