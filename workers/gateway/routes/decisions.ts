import { createRoute, z } from '@hono/zod-openapi'
import { refusalOf } from '../../../core/access.ts'
import { maskedCommand } from '../../../core/access/protected.ts'
import { reachesAllOf } from '../../../core/access/reach.ts'
import { objectName, plainQueue } from '../../../core/ids.ts'
import type { DecisionRow } from '../../../core/routing/why.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { pageOfDecisions, readDecisionCursor } from '../decision-page.ts'
import { findVisible, type Visible } from '../find-visible.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { protectedIn } from '../protected.ts'
import { record } from '../record.ts'
import { Decision, Recorded } from './decision-body.ts'
import { reachIn } from '../visible.ts'
import { newApp } from './new-app.ts'

const DECISIONS_MAX = 500
const RECORDED_MAX = 1_000
/** Log rows read at a time while looking for the queues it stood in. */
const ROWS = 500

const digits = z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number)
const limit = (max: number, usual: number) => digits.pipe(z.int().min(1).max(max)).default(usual)
const cursor = z.string().max(200).optional().openapi({ description: '`nextCursor` of the page before' })
const refusals = ['parameter-invalid', 'not-signed-in', 'token-invalid', 'staff-unavailable'] as const

const decisions = createRoute({
	method: 'get',
	path: '/api/v1/conversations/{id}/decisions',
	summary: 'Why it came to whom: every routing decision on a conversation, the oldest first',
	description: 'From the queues themselves and from the archive: while that is away, what the queues still keep (hours).',
	...asks('conversations.read'),
	request: {
		params: z.object({ id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }) }),
		query: z.object({ limit: limit(DECISIONS_MAX, 100), cursor }),
	},
	responses: {
		200: {
			description: 'One page',
			content: {
				'application/json': {
					schema: z.object({
						items: z.array(Decision),
						nextCursor: z.string().nullable(),
						archive: z.enum(['available', 'unavailable']).openapi({ description: '`unavailable`: older decisions may be missing' }),
					}),
				},
			},
		},
		default: problemsOf(...refusals, 'not-found'),
	},
})

const recording = createRoute({
	method: 'get',
	path: '/api/v1/routing/recording',
	summary: 'What a queue was told and decided, in order',
	description: 'The same commands in the same order give the same decisions: for the simulator. From the archive.',
	...asks('recording.read'),
	request: {
		query: z.object({
			queue: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}(?:~\d{1,2})?$/, 'the id of a queue, or of one of its objects as in support~1')
				.openapi({ description: 'Of a queue spread over several objects each has a log of its own: `{queue}`, `{queue}~1`, …' }),
			fromMs: digits.default(0),
			toMs: digits.default(Number.MAX_SAFE_INTEGER),
			limit: limit(RECORDED_MAX, 200),
			cursor: digits.default(0).openapi({ description: '`nextCursor` of the page before' }),
		}),
	},
	responses: {
		200: {
			description: 'One page. Numbers follow each other; where one is missing, its row has not reached the archive yet',
			content: { 'application/json': { schema: z.object({ items: z.array(Recorded), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...refusals, 'forbidden', 'not-found', 'archive-unavailable', 'audit-unavailable'),
	},
})

export function decisionRoutes() {
	return newApp()
		.openapi(decisions, async (c) => {
			const { cursor, limit } = c.req.valid('query')
			const after = cursor === undefined ? undefined : readDecisionCursor(cursor)
			if (after === null) return problem(c, { code: 'parameter-invalid', field: 'cursor', detail: 'Not a cursor of ours' })
			const found = await findVisible(c, c.req.valid('param').id)
			if (!found) return problem(c, { code: 'not-found' })
			const { workspace } = c.get('caller')
			const asked = { workspace, conversation: found.id, fromMs: after?.atMs ?? 0, limit }
			// What leaves a queue's log has been in the archive for long: asked in this order, or at once, nothing slips through.
			const [live, archived] = await Promise.all([liveDecisions(c, found), c.get('services').listDecisions(asked)])
			const page = pageOfDecisions([archived.ok ? archived.items : [], live], { after, limit })
			return c.json({ ...page, archive: archived.ok ? 'available' as const : 'unavailable' as const }, 200)
		})
		.openapi(recording, async (c) => {
			const { queue, fromMs, toMs, limit, cursor } = c.req.valid('query')
			const { workspace } = c.get('caller')
			if (!reachesAllOf(await reachIn(c.env, c.get('caller')), plainQueue(queue))) return problem(c, { code: 'not-found' })
			const veiled = await protectedIn(c.env, workspace)
			const isWhole = refusalOf(c.get('caller').may, 'fields.reveal') === null
			const unrecorded = await record(c, {
				act: 'recording.exported',
				target: { kind: 'queue', id: queue },
				detail: { fromMs, toMs, ...veiled.length > 0 && { [isWhole ? 'revealed' : 'masked']: veiled } },
				once: `${fromMs} ${toMs} ${isWhole} ${veiled}`,
			})
			if (unrecorded) return problem(c, unrecorded)
			const read = await c.get('services').readRecording({ workspace, queue, fromMs, toMs, after: cursor, limit })
			if (!read.ok) return problem(c, read)
			const nextCursor = read.items.length === limit ? String(read.items.at(-1)?.seq) : null
			const items = isWhole ? [...read.items] : read.items.map((it) => ({ ...it, command: maskedCommand(it.command, veiled) }))
			return c.json({ items, nextCursor }, 200)
		})
}

/** From every queue the conversation has stood in. */
async function liveDecisions(c: AppContext, { id, stub }: Visible): Promise<DecisionRow[]> {
	const { workspace } = c.get('caller')
	const calls = [...await queuesOf(stub)].map((queue) => c.env.QUEUE.getByName(objectName(workspace, queue)).decisionsOf(id))
	return (await Promise.all(calls)).flat()
}

async function queuesOf(stub: Visible['stub']): Promise<Set<string>> {
	const queues = new Set<string>()
	for (let at = 0, more = true; more;) {
		const rows = await stub.rows({ after: at, limit: ROWS })
		for (const { event } of rows) if ('queue' in event) queues.add(event.queue)
		at = rows.at(-1)?.seq ?? at
		more = rows.length === ROWS
	}
	return queues
}
