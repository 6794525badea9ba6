import { createRoute, z } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import { auditPage, auditStream } from '../audit-reading.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { AuditFilter, AuditItem, AuditQuery, searchOf } from './audit-body.ts'
import { newApp } from './new-app.ts'

const EXPORT_ROWS = 500

const refusals = ['parameter-invalid', 'not-signed-in', 'token-invalid', 'forbidden', 'staff-unavailable', 'not-found'] as const
const Place = z.object({ seq: z.int(), hash: z.string() })

const list = createRoute({
	method: 'get',
	path: '/api/v1/audit',
	summary: 'Who did what, the newest first',
	description: 'From the archive, and what has not reached it yet from the record itself.',
	...asks('audit.read'),
	request: { query: AuditQuery },
	responses: {
		200: {
			description: 'One page',
			content: {
				'application/json': {
					schema: z.object({
						items: z.array(AuditItem),
						nextCursor: z.string().nullable(),
						archive: z.enum(['available', 'unavailable']).openapi({ description: '`unavailable`: older rows may be missing' }),
					}),
				},
			},
		},
		default: problemsOf(...refusals),
	},
})

const head = createRoute({
	method: 'get',
	path: '/api/v1/audit/head',
	summary: 'How far the record goes, and how far the archive has it',
	description: 'What `npm run audit -- verify` compares the archive with.',
	...asks('audit.read'),
	request: {
		query: z.object({
			seq: z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number).optional()
				.openapi({ description: 'Also the hash of this row, for as long as the record itself has it' }),
		}),
	},
	responses: {
		200: {
			description: 'Number and hash of the newest row; 0 and noughts where there is none',
			content: {
				'application/json': {
					schema: Place.extend({
						workspace: z.string(),
						archived: Place,
						at: z.object({ seq: z.int(), hash: z.string().nullable() }).optional(),
					}),
				},
			},
		},
		default: problemsOf(...refusals),
	},
})

const exported = createRoute({
	method: 'get',
	path: '/api/v1/audit/export',
	summary: 'The record as a file: one row a line, the oldest first',
	description: 'That it is exported is itself its last row, unless the search leaves that out.',
	...asks('audit.export'),
	request: { query: AuditFilter },
	responses: {
		200: { description: 'NDJSON (`application/x-ndjson`): a row as in the list on each line' },
		default: problemsOf(...refusals, 'archive-unavailable', 'audit-unavailable'),
	},
})

export function auditRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const { limit, cursor, ...filter } = c.req.valid('query')
			return c.json(await auditPage(c, searchOf(filter, { before: cursor ?? null, limit })), 200)
		})
		.openapi(head, async (c) => {
			const { workspace } = c.get('caller')
			const record = c.env.AUDIT.getByName(workspace)
			const { seq } = c.req.valid('query')
			const at = seq === undefined ? undefined : { seq, hash: await record.hashOf(seq) }
			return c.json({ workspace, ...await record.head(), ...at && { at } }, 200)
		})
		.openapi(exported, async (c) => {
			const filter = c.req.valid('query')
			const unrecorded = await record(c, { act: 'audit.exported', detail: { ...filter } })
			if (unrecorded) return problem(c, unrecorded)
			const rows = await auditStream(c, searchOf(filter, { limit: EXPORT_ROWS }))
			if (!rows.ok) return problem(c, rows)
			const name = `audit-${c.get('caller').workspace}.ndjson`
			const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
			return c.body(rows.stream, 200, headers)
		})
}
