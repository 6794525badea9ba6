import { usePreferences } from '../i18n/preferences.tsx'
import { useDirectory } from '../live/directory-context.ts'
import type { Happened } from '../state/thread.ts'
import { eventText } from './event-text.ts'
import { usePoints } from './points-context.ts'
import { useTalkWords } from './words/use-talk-words.ts'

/** Says an event in words, with the names the directory knows. */
export function useEventText(): (event: Happened['event']) => string {
	const { words, locale, tag } = usePreferences()
	const directory = useDirectory()
	const talk = useTalkWords()
	const points = usePoints()
	const pointOf = (key: string) => points.find((it) => it.key === key)?.point ?? null
	const outcome = (id: string) => {
		const it = directory.dispositions.find((it) => it.id === id)
		return it ? (locale === 'zh' ? it.nameZh : it.name) : id
	}
	return (event) => eventText(event, { words, directory, outcome, tag, talk, pointOf })
}
