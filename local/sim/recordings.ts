import { z } from 'zod'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import type { RecordedQueue } from '../../core/simulation/comparison.ts'
import { contentOf } from './files.ts'
import { Usage } from './usage.ts'

/** As far as a row must be right to be told from something else; the reducer takes commands as it once gave them out. */
const Row = z.custom<QueueLogRow>((it) => RowShape.safeParse(it).success, 'is no row of a queue’s log')
const RowShape = z.looseObject({
	seq: z.int().min(1),
	atMs: z.number(),
	command: z.looseObject({ type: z.string() }),
	offers: z.boolean(),
	decisions: z.array(z.looseObject({ act: z.string() })),
})
const Queue = z.object({ queue: z.string(), rows: z.array(Row) })
const Page = z.object({ items: z.array(Row), nextCursor: z.string().nullable() })

/** What `--save` has written, or the rows of one queue alone. */
export function recordingFrom(file: string, queue = 'queue'): RecordedQueue[] {
	const read = z.union([z.array(Queue), Queue.transform((it) => [it]), z.array(Row).transform((rows) => [{ queue, rows }])]).safeParse(
		contentOf(file),
	)
	if (!read.success) throw new Usage(`${file} is no recording: a list of rows, or of {queue, rows}`)
	return read.data
}

interface Source {
	readonly url: string
	readonly key: string | null
	readonly toMs: number
}

/** Of a queue that is spread over several objects, each one's log. */
export async function fetchRecording(queue: string, source: Source): Promise<RecordedQueue[]> {
	const first = await logOf(queue, source)
	if (first.rows.length === 0) throw new Usage(`nothing of "${queue}" has reached the archive yet`)
	const shards = Math.max(1, ...first.rows.map(({ command }) => command.type === 'policy' ? command.policy.shards : 1))
	const others = Array.from({ length: queue.includes('~') ? 0 : shards - 1 }, (_, i) => logOf(`${queue}~${i + 1}`, source))
	return [first, ...await Promise.all(others)].filter((it) => it.rows.length > 0)
}

async function logOf(queue: string, source: Source): Promise<RecordedQueue> {
	const rows: QueueLogRow[] = []
	for (let cursor: string | null = '0'; cursor !== null;) {
		const page: z.infer<typeof Page> = await pageOf({ queue, cursor, limit: '1000' }, source)
		rows.push(...page.items)
		cursor = page.nextCursor
	}
	return { queue, rows }
}

async function pageOf(query: Record<string, string>, { url, key, toMs }: Source): Promise<z.infer<typeof Page>> {
	const search = new URLSearchParams({ ...query, ...Number.isFinite(toMs) ? { toMs: String(toMs) } : {} })
	const headers = { accept: 'application/json', ...key === null ? {} : { authorization: `Bearer ${key}` } }
	const response = await fetch(`${url}/api/v1/routing/recording?${search}`, { headers }).catch((thrown: unknown) => {
		throw new Usage(`${url} does not answer: ${thrown instanceof Error ? String(thrown.cause ?? thrown.message) : String(thrown)}`)
	})
	const body: unknown = await response.json().catch(() => null)
	const page = Page.safeParse(body)
	if (response.ok && page.success) return page.data
	const { title = `it answered ${response.status}`, detail } = Problem.safeParse(body).data ?? {}
	throw new Usage(`${url} gives no recording: ${title}${detail ? `, ${detail}` : ''}`)
}

const Problem = z.object({ title: z.string(), detail: z.string().optional() })
