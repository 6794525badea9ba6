import type { QueueLogRow } from '../../../../core/routing/queue-command.ts'
import type { RecordedQueue } from '../../../../core/simulation/comparison.ts'
import type { OrderedLoad } from './study-order.ts'

/** Nobody came to any of the queues in that time. */
export class EmptyRecording extends Error {}

interface Page {
	readonly items: readonly QueueLogRow[]
	readonly nextCursor: string | null
}

/** The queues' logs of a time that has passed, from the archive, page after page. */
export async function readRecording(
	{ queues, fromMs, toMs }: Extract<OrderedLoad, { kind: 'recording' }>,
	onRows: (rows: number) => void,
): Promise<RecordedQueue[]> {
	const recorded: RecordedQueue[] = []
	let total = 0
	for (const queue of queues) {
		const rows: QueueLogRow[] = []
		for await (const page of pagesOf({ queue, fromMs: String(fromMs), toMs: String(toMs) })) {
			rows.push(...page)
			onRows(total += page.length)
		}
		if (rows.length > 0) recorded.push({ queue, rows })
	}
	if (recorded.length === 0) throw new EmptyRecording('nothing was recorded in that time')
	return recorded
}

async function* pagesOf(query: Readonly<Record<string, string>>): AsyncGenerator<readonly QueueLogRow[]> {
	for (let cursor: string | null = ''; cursor !== null;) {
		const search: URLSearchParams = new URLSearchParams(cursor === '' ? query : { ...query, cursor })
		const { items, nextCursor }: Page = await pageAt(`/api/v1/routing/recording?${search}`)
		yield items
		cursor = nextCursor
	}
}

async function pageAt(address: string): Promise<Page> {
	const response = await fetch(address, { headers: { accept: 'application/json' } })
	const body = await response.json() as Page & { readonly title?: string; readonly detail?: string }
	if (!response.ok) throw new Error(body.detail ?? body.title ?? `HTTP ${response.status}`)
	return body
}
