import { type ReactNode, useEffect } from 'react'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences, useWords } from '../i18n/preferences.tsx'
import { useConsole, useSession } from '../live/session-context.ts'
import type { Notice } from '../state/agent-store.ts'
import { Icon } from '../ui/icon.tsx'
import './toasts.css'

const SHOWN_MS = 8_000

/** What happened without the agent's doing, and what the server refused, in plain words. */
export function Toasts() {
	const session = useSession()
	const preferences = usePreferences()
	const { words, problemWords } = preferences
	const notices = useConsole((state) => state.agent.notices)
	const subjects = useConsole((state) => state.agent.subjects)
	const problems = useConsole((state) => state.problems)
	const textOf = ({ kind, conversation }: Notice) => {
		const subject = subjects.get(conversation ?? '')
		return words.offer[kind](customerOf({ name: subject?.contactName, contact: subject?.contact }, preferences).spoken)
	}
	return (
		<div className='toasts' role='status' aria-live='polite'>
			{notices.slice(-3).map((it) => <Toast key={`n${it.seq}`} onClose={() => session.dismissNotice(it.seq)}>{textOf(it)}</Toast>)}
			{problems.map((it) => (
				<Toast key={`p${it.key}`} onClose={() => session.dismissProblem(it.key)}>
					{problemWords[it.code] ?? it.title}
				</Toast>
			))}
		</div>
	)
}

function Toast({ children, onClose }: { children: ReactNode; onClose: () => void }) {
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
