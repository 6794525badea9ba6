import { useMemo } from 'react'
import { saidIn, type SaidItem } from '../../../core/conversation/said.ts'
import type { ConversationView, Row } from '../../../core/protocol/conversation.ts'
import { dayOf } from '../i18n/format.ts'
import { useUploads } from '../live/uploads.ts'
import type { Outbox } from '../state/outbox.ts'
import { liveThread } from '../state/live-thread.ts'
import { type ThreadItem, threadOf } from '../state/thread.ts'
import { unsentRows } from '../state/unsent-rows.ts'

const NO_MARKS = { received: 0, read: 0 }
const NO_ROWS: readonly Row[] = []

export interface UseThreadInput {
	readonly rows: readonly Row[]
	readonly unsent: Outbox
	readonly view: ConversationView | null
	readonly me: string | null
}

/** What shows of a live conversation. */
export function useThread({ rows, unsent, view, me }: UseThreadInput): readonly ThreadItem[] {
	const uploads = useUploads()
	const customer = view?.marks.customer ?? NO_MARKS
	return useMemo(() => liveThread({ rows, unsent, customer, me, uploads, dayOf }), [rows, unsent, customer, me, uploads])
}

/** What shows of a record: only what was said, and what could not be got out to it. */
export function useRecordThread(items: readonly SaidItem[], unsent: Outbox): readonly ThreadItem[] {
	const uploads = useUploads()
	return useMemo(() => {
		const pending = saidIn(unsentRows(unsent, { me: null, after: items.at(-1)?.seq ?? 0, uploads }))
		return threadOf({ said: [...items, ...pending], rows: NO_ROWS, unsent, customer: NO_MARKS, me: null, dayOf })
	}, [items, unsent, uploads])
}
