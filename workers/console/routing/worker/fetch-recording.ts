import type { QueueLogRow } from '../../../../core/routing/queue-command.ts'
import type { RecordedLoad, RecordedQueue } from '../../../../core/simulation/comparison.ts'
import type { RecordedTime } from './study-order.ts'

interface Page {
	readonly items: readonly QueueLogRow[]
	readonly nextCursor: string | null
}

/** As many rows as the archive gives at once. */
const LIMIT = 1_000
/** Agents show themselves when they come: the day before says who was there. */
const BEFORE_MS = 86_400_000

/** The logs of a time that has passed, from the archive, page after page. */
export async function fetchRecording(
	{ logs, fromMs, toMs, serviceLevelS }: RecordedTime & { readonly serviceLevelS: number },
	onRows: (rows: number) => void,
): Promise<RecordedLoad> {
	const queues: RecordedQueue[] = []
	let total = 0
	for (const queue of logs) {
		const rows: QueueLogRow[] = []
		for await (
			const page of pagesOf({ queue, fromMs: String(Math.max(0, fromMs - BEFORE_MS)), toMs: String(toMs), limit: String(LIMIT) })
		) {
			rows.push(...page)
			onRows(total += page.length)
		}
		if (rows.length > 0) queues.push({ queue, rows })
	}
	return { kind: 'recording', queues, serviceLevelS, fromMs, toMs }
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
