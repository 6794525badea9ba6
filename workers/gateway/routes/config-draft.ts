import { createRoute, z } from '@hono/zod-openapi'
import { parseConfig, parseDraft } from '../../../core/config/parse-config.ts'
import type { Draft } from '../../../core/config/publication.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { publish } from '../publish.ts'
import { record } from '../record.ts'
import { shallowJson } from '../shallow-json.ts'
import { bodyRefusals, note, once, publishRefusals, refusals, Version, versionBody } from './config-body.ts'
import { newApp } from './new-app.ts'

const PATH = '/api/v1/config/draft'
const SAME_SITTING_MS = 600_000

const Unchecked = z.record(z.string(), z.unknown())
	.openapi({ description: 'A `WorkspaceConfig`, perhaps with values out of bounds or in contradiction' })

const SavedDraft = z.object({
	base: z.int().openapi({ description: 'The version it is based on' }),
	config: Unchecked,
	updatedAtMs: z.int(),
	by: z.string(),
	problem: z.object({ code: z.string(), field: z.string().optional(), detail: z.string().optional() }).nullable()
		.openapi({ description: 'What publishing it would be refused with; null when it could be published' }),
}).openapi('SavedDraft')

const draftBody = { description: 'The draft', content: { 'application/json': { schema: SavedDraft } } } as const

const read = createRoute({
	method: 'get',
	path: PATH,
	summary: 'The draft of the next configuration',
	...asks('config.history'),
	responses: { 200: draftBody, default: problemsOf(...refusals, 'not-found') },
})

const save = createRoute({
	method: 'put',
	path: PATH,
	summary: 'Save the draft',
	description: 'The body must read as a configuration; values out of bounds and contradictions are refused when it is published.',
	...asks('config.draft', shallowJson),
	request: {
		query: z.object({
			base: z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number).optional().openapi({
				description: 'The version it is based on. Left out: what it was, or the newest for a new draft',
			}),
		}),
		body: { required: true, content: { 'application/json': { schema: Unchecked } } },
	},
	responses: { 200: draftBody, default: problemsOf(...bodyRefusals, 'parameter-invalid', 'audit-unavailable') },
})

const drop = createRoute({
	method: 'delete',
	path: PATH,
	summary: 'Throw the draft away',
	description: 'Also when there is none.',
	...asks('config.draft'),
	responses: { 204: { description: 'There is no draft now' }, default: problemsOf(...refusals, 'audit-unavailable') },
})

const release = createRoute({
	method: 'post',
	path: '/api/v1/config/publish',
	summary: 'Publish the draft',
	description: 'Refused when another version has been published since the draft was begun, unless `force` is set.',
	...asks('config.publish'),
	request: {
		headers: once,
		body: { content: { 'application/json': { schema: z.strictObject({ note, force: z.boolean().optional() }) } } },
	},
	responses: {
		200: { description: 'Published; there is no draft now', content: { 'application/json': { schema: Version } } },
		default: problemsOf(...bodyRefusals, ...publishRefusals, 'draft-missing', 'config-moved'),
	},
})

export function draftRoutes() {
	return newApp()
		.openapi(read, async (c) => {
			const { workspace } = c.get('caller')
			const draft = await c.env.WORKSPACE.getByName(workspace).draft()
			return draft ? c.json(bodyOf(draft, workspace), 200) : problem(c, { code: 'not-found', detail: 'There is no draft' })
		})
		.openapi(save, async (c) => {
			const { workspace, name: by } = c.get('caller')
			const parsed = parseDraft(c.req.valid('json'))
			if (!parsed.ok) return problem(c, parsed)
			const draft = { text: JSON.stringify(parsed.config), base: c.req.valid('query').base ?? null, by }
			const stub = c.env.WORKSPACE.getByName(workspace)
			const isOn = goesOn(await stub.draft(), { by, atMs: Date.now() })
			const unrecorded = isOn ? null : await record(c, { act: 'config.draft-saved' })
			if (unrecorded) return problem(c, unrecorded)
			const saved = await stub.saveDraft(draft)
			return saved.ok ? c.json(bodyOf(saved.draft, workspace), 200) : problem(c, saved)
		})
		.openapi(drop, async (c) => {
			const unrecorded = await record(c, { act: 'config.draft-dropped' })
			if (unrecorded) return problem(c, unrecorded)
			await c.env.WORKSPACE.getByName(c.get('caller').workspace).dropDraft()
			return c.body(null, 204)
		})
		.openapi(release, async (c) => {
			const stub = c.env.WORKSPACE.getByName(c.get('caller').workspace)
			const { note, force = false } = c.req.valid('json') ?? {}
			const what = { act: 'config.published', detail: { note, draft: true, ...force && { force } }, note } as const
			const done = await publish(c, what, (publication) => stub.publishDraft({ ...publication, force }))
			return done.ok ? c.json(versionBody(done), 200) : problem(c, done)
		})
}

/** A page that saves while somebody types: the first of it is on record. */
function goesOn(draft: Draft | null, { by, atMs }: { by: string; atMs: number }): boolean {
	return draft !== null && draft.by === by && atMs - draft.updatedAtMs < SAME_SITTING_MS
}

function bodyOf({ base, text, updatedAtMs, by }: Draft, workspace: WorkspaceId): z.infer<typeof SavedDraft> {
	const config: unknown = JSON.parse(text)
	const parsed = parseConfig(config, { workspace, code: 'config-invalid' })
	const problem = parsed.ok ? null : { code: parsed.code, field: parsed.field, detail: parsed.detail }
	return { base, config: Unchecked.parse(config), updatedAtMs, by, problem }
}
