import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface EmptyProps {
	readonly icon: Parameters<typeof Icon>[0]['name']
	readonly title: string
	readonly text?: string
	readonly children?: ReactNode
}

/** A pane with nothing in it, saying why and what to do. */
export function Empty({ icon, title, text, children }: EmptyProps) {
	return (
		<div className='empty'>
			<span className='empty-icon'>
				<Icon name={icon} size={20} />
			</span>
			<p className='empty-title'>{title}</p>
			{text && <p className='empty-text'>{text}</p>}
			{children}
		</div>
	)
}
