import { type ReactNode, useMemo, useState } from 'react'
import { useAct } from '../api/acts.ts'
import { actProblemText } from '../i18n/act-text.ts'
import { durationText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import { useSaying } from '../shell/say-context.tsx'
import { ActContext, type ActName, type ActTarget } from './act-context.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { BoostDialog } from './boost-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'

const DIALOGS = { boost: BoostDialog, move: MoveDialog, assign: AssignDialog } as const

/** For desks of supervisors: what they can do by hand, the dialogs for it, and a word when it is done. */
export function ActProvider({ children }: { children: ReactNode }) {
	const { words, problemWords } = usePreferences()
	const { say } = useSaying()
	const { mutate } = useAct()
	const [asked, setAsked] = useState<{ readonly act: ActName; readonly target: ActTarget } | null>(null)
	const acts = useMemo(() => ({
		ask: (act: ActName, target: ActTarget) => setAsked({ act, target }),
		boost: ({ conversation, name }: ActTarget, byMs: number) =>
			mutate({ conversation, act: { type: 'boost', byMs }, key: clientId() }, {
				onSuccess: () => say(words.act.boosted(name, durationText(byMs, words))),
				onError: (problem) => say(`${words.act.refused} ${actProblemText(problem, { words, problemWords })}`),
			}),
	}), [words, problemWords, say, mutate])
	const Dialog = asked && DIALOGS[asked.act]
	return (
		<ActContext value={acts}>
			{children}
			{Dialog && <Dialog target={asked.target} onClose={() => setAsked(null)} />}
		</ActContext>
	)
}
