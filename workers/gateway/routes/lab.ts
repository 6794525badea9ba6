import { createRoute, z } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { labFor } from '../mail/lab.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

const LAB_LIMIT_MS = 5_000
/** What of the lab's own headers is passed on. */
const PASSED = ['content-type', 'content-security-policy'] as const

/** `path` is the lab's own too. */
function labRoute(path: '/lab' | '/lab/outbox' | '/lab/outbox.json', summary: string) {
	return createRoute({
		method: 'get',
		path,
		summary,
		description: "On a developer's machine only.",
		...asks('anyone'),
		request: {
			query: z.object({
				to: z.string().max(254).optional().openapi({ description: 'Only mail to this address' }),
				lang: z.enum(['en', 'zh']).optional(),
			}),
		},
		responses: { 200: { description: 'A page, or JSON' }, default: problemsOf('not-found') },
	})
}

const lab = labRoute('/lab', 'What the lab has')
const outbox = labRoute('/lab/outbox', 'Mail that would have been sent, as a page')
const outboxJson = labRoute('/lab/outbox.json', 'Mail that would have been sent, as JSON')

/** The lab's pages, brought here: the lab itself lets nobody in but the Worker. */
export function labRoutes() {
	return newApp().openapi(lab, show).openapi(outbox, show).openapi(outboxJson, show)
}

async function show(c: AppContext): Promise<Response> {
	const lab = labFor(c.env)
	if (!lab) return problem(c, { code: 'not-found' })
	const { pathname, search } = new URL(c.req.url)
	const headers = { ...lab.headers, 'accept-language': c.req.header('accept-language') ?? '' }
	const answer = await fetch(lab.url + pathname + search, { headers, signal: AbortSignal.timeout(LAB_LIMIT_MS) }).catch(() => null)
	if (!answer?.ok) return problem(c, { code: 'not-found', detail: 'The lab does not answer; npm start starts it' })
	for (const name of PASSED) {
		const value = answer.headers.get(name)
		if (value) c.header(name, value)
	}
	return c.body(await answer.text())
}
