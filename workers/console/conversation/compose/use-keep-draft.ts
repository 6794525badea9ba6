import { useEffect, useRef } from 'react'
import type { Said } from '../../state/thread.ts'

/** While a message is changed its words stand where the draft was; the draft comes back afterwards. */
export function useKeepDraft(changing: Said | null, { text, setText }: { text: string; setText: (text: string) => void }): void {
	const before = useRef<string | null>(null)
	const id = changing?.id ?? null
	useEffect(() => {
		if (changing) {
			before.current ??= text
			setText(changing.content.text)
		} else if (before.current !== null) {
			setText(before.current)
			before.current = null
		}
		// Only when another message is changed, not with every key.
	}, [id])
}
