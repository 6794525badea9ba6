import { useRef } from 'react'
import type { OverrideAct } from '../../../core/protocol/conversation.ts'
import { useAct } from '../api/acts.ts'
import { ApiProblem } from '../api/http.ts'
import { actProblemText } from '../i18n/act-text.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { clientId } from '../live/client-id.ts'
import type { ActTarget } from './act-context.ts'

export interface Acting {
	readonly run: (act: OverrideAct, then: () => void) => void
	readonly isPending: boolean
	/** Why it was not done, in words; null when nothing is wrong. */
	readonly error: string | null
}

/** Does one thing with one conversation. Sent again after a line that broke, the same thing is done once. */
export function useActing(target: ActTarget): Acting {
	const { words, problemWords } = usePreferences()
	const { mutate, isPending, error } = useAct()
	const meant = useRef<{ readonly text: string; readonly key: string } | null>(null)

	function run(act: OverrideAct, then: () => void): void {
		const text = JSON.stringify(act)
		if (meant.current?.text !== text) meant.current = { text, key: clientId() }
		const { key } = meant.current
		mutate({ conversation: target.conversation, act, key }, {
			onSuccess: then,
			onError: (problem) => {
				// What has been refused may be meant anew; what has not arrived is still the same.
				if (problem instanceof ApiProblem && problem.status !== 0) meant.current = null
			},
		})
	}

	return { run, isPending, error: error && actProblemText(error, { words, problemWords }) }
}
