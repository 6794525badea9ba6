import type { ReactNode } from 'react'
import { Empty, type EmptyProps } from '../../ui/empty.tsx'

/** A list with nothing in it, saying what it is good for and how to begin. */
export function NothingYet({ icon, title, text, children }: EmptyProps & { readonly children?: ReactNode }) {
	return (
		<div className='settings-empty'>
			<Empty icon={icon} title={title} text={text}>{children}</Empty>
		</div>
	)
}
