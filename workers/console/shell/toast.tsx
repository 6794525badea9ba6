import { type ReactNode, useEffect } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'

const SHOWN_MS = 8_000

export function Toast({ children, onClose }: { children: ReactNode; onClose: () => void }) {
	const { app } = useWords()
	useEffect(() => {
		const timer = setTimeout(onClose, SHOWN_MS)
		return () => clearTimeout(timer)
	}, [])
	return (
		<div className='toast'>
			<p>{children}</p>
			<button type='button' className='toast-close' aria-label={app.dismiss} onClick={onClose}>
				<Icon name='close' size={14} />
			</button>
		</div>
	)
}
