import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { settingsHashOf } from '../state/settings-route.ts'

export interface SectionHeadProps {
	readonly title: string
	readonly hint?: string
	/** The section an open entry belongs to; leads back to it. */
	readonly crumb?: { readonly section: string; readonly name: string }
	/** Of the entry, as other parts of the configuration name it. */
	readonly id?: string
	/** What can be done here. */
	readonly children?: ReactNode
}

/** What this is, why, and what can be done with it. On a narrow screen it leads back to the list of sections. */
export function SectionHead({ title, hint, crumb, id, children }: SectionHeadProps) {
	return (
		<header className='section-head'>
			<div className='section-head-text'>
				{crumb && (
					<a className='section-crumb' href={settingsHashOf(crumb.section)}>
						<Icon name='back' size={14} />
						{crumb.name}
					</a>
				)}
				<h1>
					{title}
					{id !== undefined && <code className='entry-id'>{id}</code>}
				</h1>
				{hint && <p className='section-head-hint'>{hint}</p>}
			</div>
			{children}
		</header>
	)
}
