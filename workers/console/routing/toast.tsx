import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'
import '../shell/toasts.css'

const SHOWN_MS = 8_000
const Context = createContext<(text: string) => void>(() => undefined)

/** Says what has been done, for a while. */
export function ToastProvider({ children }: { children: ReactNode }) {
	const { app } = useWords()
	const [said, setSaid] = useState<{ readonly text: string } | null>(null)
	const say = useCallback((text: string) => setSaid({ text }), [])
	useEffect(() => {
		if (said === null) return
		const timer = setTimeout(() => setSaid(null), SHOWN_MS)
		return () => clearTimeout(timer)
	}, [said])
	return (
		<Context value={say}>
			{children}
			<div className='toasts' role='status' aria-live='polite'>
				{said && (
					<div className='toast'>
						<p>{said.text}</p>
						<button type='button' className='toast-close' aria-label={app.dismiss} onClick={() => setSaid(null)}>
							<Icon name='close' size={14} />
						</button>
					</div>
				)}
			</div>
		</Context>
	)
}

export function useToast(): (text: string) => void {
	return useContext(Context)
}
