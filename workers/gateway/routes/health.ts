import { createRoute, z } from '@hono/zod-openapi'
import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import type { AppContext } from '../context.ts'
import { VERSION } from '../version.ts'
import { within } from '../within.ts'
import { asks } from '../auth/permit.ts'
import { newApp } from './new-app.ts'

const Dependency = z.object({
	ok: z.boolean(),
	ms: z.number().optional(),
	reason: z.enum(['not-configured', 'unreachable']).optional(),
})
type Dependency = z.infer<typeof Dependency>

const Health = z.object({
	status: z.enum(['ok', 'degraded']),
	version: z.string(),
	dependencies: z.object({ objects: Dependency, database: Dependency, queue: Dependency }),
}).openapi('Health')
type Health = z.infer<typeof Health>

const LIMIT_MS = 1_000
const KEPT_MS = 1_000

const health = createRoute({
	method: 'get',
	path: '/healthz',
	summary: 'Liveness, and the state of each dependency',
	description: 'Chat and routing need the objects alone: without a database the answer is `degraded` and still 200.',
	...asks('anyone'),
	responses: {
		200: { description: 'Alive', content: { 'application/json': { schema: Health } } },
		503: { description: 'The objects cannot be reached: nothing works', content: { 'application/json': { schema: Health } } },
	},
})

export function healthRoutes() {
	const current = keptFor(KEPT_MS, examine)
	return newApp().openapi(health, async (c) => {
		const found = await current(c)
		return c.json(found, found.dependencies.objects.reason === 'unreachable' ? 503 : 200)
	})
}

/**
 * Looks at most once in a while, however often it is asked. While one request looks, the others get the answer before;
 * they don't share its promise, which would die with that request.
 */
function keptFor(keptMs: number, look: (c: AppContext) => Promise<Health>): (c: AppContext) => Promise<Health> {
	let answer: Health | null = null
	let freshUntilMs = 0
	return async (c) => {
		if (answer && Date.now() < freshUntilMs) return answer
		freshUntilMs = Date.now() + keptMs
		answer = await look(c)
		return answer
	}
}

async function examine(c: AppContext): Promise<Health> {
	const [objects, database, queue] = await Promise.all([
		timed(async () => 'WORKSPACE' in c.env ? await c.env.WORKSPACE.getByName(DEMO_WORKSPACE).config() : null),
		timed(() => c.get('services').pingDatabase()),
		timed(async () => 'ARCHIVE' in c.env ? await c.env.ARCHIVE.metrics() : null),
	])
	const status = objects.ok && database.ok && queue.ok ? 'ok' : 'degraded'
	return { status, version: VERSION, dependencies: { objects, database, queue } }
}

async function timed(ask: () => Promise<unknown>): Promise<Dependency> {
	const startedMs = Date.now()
	try {
		const answer = await within(LIMIT_MS, ask())
		return answer === null ? { ok: false, reason: 'not-configured' } : { ok: true, ms: Date.now() - startedMs }
	} catch {
		return { ok: false, reason: 'unreachable' }
	}
}
