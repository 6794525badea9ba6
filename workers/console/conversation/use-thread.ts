import { useMemo } from 'react'
import type { ConversationView, Row } from '../../../core/protocol/conversation.ts'
import { dayOf } from '../i18n/format.ts'
import type { Outbox } from '../state/outbox.ts'
import { type ThreadItem, threadOf } from '../state/thread.ts'

const NO_MARKS = { received: 0, read: 0 }

export interface UseThreadInput {
	readonly rows: readonly Row[]
	readonly unsent: Outbox
	readonly view: ConversationView | null
	readonly me: string | null
}

export function useThread({ rows, unsent, view, me }: UseThreadInput): readonly ThreadItem[] {
	const customer = view?.marks.customer ?? NO_MARKS
	return useMemo(() => threadOf({ rows, unsent, customer, me, dayOf }), [rows, unsent, customer, me])
}
