import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { namesOf } from './names.ts'
import type { Speech } from './requirement-words.ts'
import { useRoutingWords } from './use-routing-words.ts'

interface Value extends Speech {
	readonly config: WorkspaceConfig
}

const Context = createContext<Value | null>(null)

/** How ids of this configuration are spoken of, in the language of the console. */
export function SpeechProvider({ config, children }: { config: WorkspaceConfig; children: ReactNode }) {
	const { tag } = usePreferences()
	const words = useRoutingWords()
	const value = useMemo(() => ({ config, words, names: namesOf(config, tag) }), [config, words, tag])
	return <Context value={value}>{children}</Context>
}

export function useSpeech(): Value {
	const value = useContext(Context)
	if (!value) throw new Error('useSpeech outside of its provider')
	return value
}
