import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'

/** A word about what has just been done, shown for a moment. */
export interface Said {
	readonly key: number
	readonly text: string
}

interface Saying {
	readonly said: readonly Said[]
	readonly say: (text: string) => void
	readonly unsay: (key: number) => void
}

const Context = createContext<Saying | null>(null)
const SHOWN_MAX = 3

export function SayProvider({ children }: { children: ReactNode }) {
	const [said, setSaid] = useState<readonly Said[]>([])
	const key = useRef(0)
	const value = useMemo((): Saying => ({
		said,
		say: (text) => setSaid((before) => [...before.slice(1 - SHOWN_MAX), { key: ++key.current, text }]),
		unsay: (gone) => setSaid((before) => before.filter((it) => it.key !== gone)),
	}), [said])
	return <Context value={value}>{children}</Context>
}

export function useSaying(): Saying {
	const saying = useContext(Context)
	if (!saying) throw new Error('useSaying outside of its provider')
	return saying
}
