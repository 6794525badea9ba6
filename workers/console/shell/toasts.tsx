import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { pullText } from '../i18n/pull-text.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import type { ProblemSeen } from '../live/console-state.ts'
import type { Notice } from '../state/agent-store.ts'
import { PlainToasts } from './plain-toasts.tsx'
import { Toast } from './toast.tsx'

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
	const view = useConsole((state) => state.agent.view)
	const refusalOf = ({ code, title, isPull }: ProblemSeen) => (isPull ? pullText(code, view, words) : null) ?? problemWords[code] ?? title
	return (
		<PlainToasts>
			{notices.slice(-3).map((it) => <Toast key={`n${it.seq}`} onClose={() => session.dismissNotice(it.seq)}>{textOf(it)}</Toast>)}
			{problems.map((it) => <Toast key={`p${it.key}`} onClose={() => session.dismissProblem(it.key)}>{refusalOf(it)}</Toast>)}
		</PlainToasts>
	)
}
