import { createContext, useContext } from 'react'
import type { About } from '../../../core/channel/about.ts'
import type { Said } from '../state/thread.ts'

/** What the holder of a conversation can do with what was said in it. */
export interface TalkActs {
	/** What the channel an answer goes out by can do. */
	readonly about: About
	/** What is being answered, and what of ours is being changed, in the composer. */
	readonly answering: Said | null
	readonly changing: Said | null
	answer(said: Said | null): void
	change(said: Said | null): void
	react(of: string, emoji: string | null): void
	remove(of: string): void
	resend(of: string): void
}

export interface Talk {
	readonly conversation: string
	/** Null where one only reads. */
	readonly acts: TalkActs | null
}

export const TalkContext = createContext<Talk>({ conversation: '', acts: null })

export function useTalk(): Talk {
	return useContext(TalkContext)
}
