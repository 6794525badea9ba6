import { type ReactNode, useMemo, useState } from 'react'
import type { About } from '../../../core/channel/about.ts'
import { clientId } from '../live/client-id.ts'
import { useSession } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import type { Said } from '../state/thread.ts'
import { TalkContext } from './talk-context.ts'

export interface TalkProviderProps {
	readonly conversation: string
	/** Null while it is not ours to speak. */
	readonly about: About | null
	readonly children: ReactNode
}

/** What the thread and the composer of a live conversation ask of each other. */
export function TalkProvider({ conversation, about, children }: TalkProviderProps) {
	const session = useSession()
	const { setMode, focusComposer } = useDesk()
	const [answering, setAnswering] = useState<Said | null>(null)
	const [changing, setChanging] = useState<Said | null>(null)
	const talk = useMemo(() => {
		const acts = about && {
			about,
			answering,
			changing,
			answer: (said: Said | null) => {
				setChanging(null)
				setAnswering(said)
				if (said) setMode('reply')
				focusComposer()
			},
			change: (said: Said | null) => {
				setAnswering(null)
				setChanging(said)
				if (said) setMode('reply')
				focusComposer()
			},
			react: (of: string, emoji: string | null) => session.send(conversation, { type: 'react', id: clientId(), of, emoji }),
			remove: (of: string) => session.send(conversation, { type: 'delete', id: clientId(), of }),
			resend: (of: string) => session.send(conversation, { type: 'resend', id: clientId(), of }),
		}
		return { conversation, acts }
	}, [about, answering, changing, conversation, session, setMode, focusComposer])
	return <TalkContext value={talk}>{children}</TalkContext>
}
