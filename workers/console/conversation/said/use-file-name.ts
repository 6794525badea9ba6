import { usePreferences } from '../../i18n/preferences.tsx'
import { byteText } from '../words/byte-text.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { Filed } from './file-view.tsx'

/** What a file is called, and its kind and size in one line. */
export function useFileName({ ref, standing }: Filed): { readonly name: string; readonly about: string } {
	const { file: words } = useTalkWords()
	const { tag } = usePreferences()
	const bytes = standing.stored?.bytes ?? ref.bytes
	const kind = words.kind[ref.kind]
	const parts = [ref.name === null ? null : kind, bytes === null ? null : byteText(bytes, tag)]
	return { name: ref.name ?? kind, about: parts.filter((it) => it !== null).join(' · ') }
}
