/** What comes before the customer has ever written: it waits for their first message, and is told with it. */
import { type ContactEvent, type FileSource, type Heard, isChange } from '../../core/channel/contact-log.ts'
import type { Appended } from '../shared/journal.ts'
import type { Debt } from './debts.ts'

/** First rows that may wait so: who does not write must not fill the disk. */
const EARLY_MAX = 20

interface Early {
	readonly seq: number
	readonly heard: Heard
	readonly sources: readonly FileSource[]
}

/** What is done to their message may come before it; what was said to them by another way shall be seen when they answer it. */
export function mayWait(heard: Heard, row: number): boolean {
	return (isChange(heard) || heard.kind === 'echo') && row <= EARLY_MAX
}

interface Log {
	readonly state: { readonly early?: number | null }
	after(seq: number, limit: number): readonly Appended<ContactEvent>[]
}

/** Nothing once somebody has written. */
export function earlyIn({ state, after }: Log): readonly Early[] {
	const { early: first = null } = state
	if (first === null) return []
	return after(first - 1, EARLY_MAX).flatMap(({ seq, event }) =>
		event.type === 'early' ? [{ seq, heard: event.heard, sources: event.sources ?? [] }] : []
	)
}

/** Their files are fetched from then on: what nobody ever sees is not. */
export function fetchesOf(early: readonly Early[], sinceMs: number): readonly Debt[] {
	return early.flatMap(({ seq, sources }) => sources.map((file): Debt => ({ type: 'fetch', file, seq, sinceMs })))
}
