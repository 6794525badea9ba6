import type { ReactNode } from 'react'
import { useSaying } from './say-context.tsx'
import { Toast } from './toast.tsx'
import './toasts.css'

/** What was just done, for any desk; the desk's own toasts come before. */
export function PlainToasts({ children }: { children?: ReactNode }) {
	const { said, unsay } = useSaying()
	return (
		<div className='toasts' role='status' aria-live='polite'>
			{children}
			{said.map((it) => <Toast key={`s${it.key}`} onClose={() => unsay(it.key)}>{it.text}</Toast>)}
		</div>
	)
}
