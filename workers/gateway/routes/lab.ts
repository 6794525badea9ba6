import { createRoute, z } from '@hono/zod-openapi'
import { ADDRESS_MAX_CHARS } from '../../../core/channel/point.ts'
import { objectName, workspaceOf } from '../../../core/ids.ts'
import { findInbox } from '../find-inbox.ts'
import { ownOriginOnly } from '../auth/own-origin-only.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { type Lab, labFor } from '../mail/lab.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

/** The page waits some seconds for news. */
const LAB_LIMIT_MS = 10_000
/** What of the lab's own headers is passed on. */
const PASSED = ['content-type', 'content-security-policy'] as const
const ONLY_HERE = "On a developer's machine only."

const name = z.string().max(40)

/** `path` is the lab's own too. */
function labRoute(path: '/lab' | '/lab/outbox' | '/lab/outbox.json', summary: string) {
	return createRoute({
		method: 'get',
		path,
		summary,
		description: ONLY_HERE,
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

const lab = labRoute('/lab', 'Every channel to play with')
const outbox = labRoute('/lab/outbox', 'Mail that would have been sent, as a page')
const outboxJson = labRoute('/lab/outbox.json', 'Mail that would have been sent, as JSON')

const file = createRoute({
	method: 'get',
	path: '/lab/page/{file}',
	summary: "A script or styles of the lab's page",
	description: ONLY_HERE,
	...asks('anyone'),
	request: { params: z.object({ file: name.openapi({ example: 'play.js' }) }) },
	responses: { 200: { description: 'The file' }, default: problemsOf('not-found') },
})

const read = createRoute({
	method: 'get',
	path: '/lab/api/{what}',
	summary: 'What the lab knows of its channels',
	description: `${ONLY_HERE} \`state\` waits some seconds for what comes after a version.`,
	...asks('anyone'),
	request: {
		params: z.object({ what: name.openapi({ example: 'state' }) }),
		query: z.object({
			after: z.coerce.number().int().min(0).optional(),
			channel: name.optional(),
			path: z.string().max(2_000).optional().openapi({ description: "Of a file, in the provider's own API" }),
		}),
	},
	responses: { 200: { description: 'JSON, or a file' }, default: problemsOf('not-found', 'parameter-invalid') },
})

const write = createRoute({
	method: 'post',
	path: '/lab/api/{what}',
	summary: 'Have a customer in the lab do something, or something go wrong there',
	description: ONLY_HERE,
	...asks('anyone', ownOriginOnly),
	request: { params: z.object({ what: name.openapi({ example: 'act' }) }) },
	responses: { 200: { description: 'It has been done' }, default: problemsOf('not-found', 'origin-not-allowed') },
})

const expire = createRoute({
	method: 'post',
	path: '/lab/api/expire',
	summary: 'Close the message window of a contact point, as if its time had run out',
	description: ONLY_HERE,
	...asks('anyone', ownOriginOnly),
	responses: { 200: { description: 'It is closed' }, default: problemsOf('not-found', 'body-invalid', 'origin-not-allowed') },
})

/** The lab's pages, brought here: the lab itself lets nobody in but the Worker. */
export function labRoutes() {
	return newApp()
		.openapi(lab, show)
		.openapi(outbox, show)
		.openapi(outboxJson, show)
		.openapi(file, show)
		.openapi(read, pass)
		.openapi(expire, expireWindow)
		.openapi(write, pass)
}

async function show(c: AppContext): Promise<Response> {
	const lab = labFor(c.env)
	if (!lab) return problem(c, { code: 'not-found' })
	const answer = await asked(c, lab)
	if (!answer?.ok) return problem(c, { code: 'not-found', detail: 'The lab does not answer; npm start starts it' })
	return await passedOn(c, answer)
}

/** With its refusals, which the lab's own page understands. */
async function pass(c: AppContext): Promise<Response> {
	const lab = labFor(c.env)
	const answer = lab && await asked(c, lab)
	return answer ? await passedOn(c, answer) : problem(c, { code: 'not-found' })
}

async function asked(c: AppContext, lab: Lab): Promise<Response | null> {
	const { pathname, search } = new URL(c.req.url)
	const headers = { ...lab.headers, 'accept-language': c.req.header('accept-language') ?? '' }
	const { method } = c.req
	const body = method === 'POST' ? await c.req.arrayBuffer() : undefined
	return await fetch(lab.url + pathname + search, { method, headers, body, signal: AbortSignal.timeout(LAB_LIMIT_MS) }).catch(() => null)
}

/** A file that a customer has sent is under the same policy as all answers: nothing in it runs. */
async function passedOn(c: AppContext, answer: Response): Promise<Response> {
	for (const name of PASSED) {
		const value = answer.headers.get(name)
		if (value) c.header(name, value)
	}
	return c.body(await answer.arrayBuffer(), answer.status === 200 || answer.status === 409 || answer.status === 400 ? answer.status : 404)
}

const Which = z.object({ inbox: z.string().max(96), address: z.string().min(1).max(ADDRESS_MAX_CHARS) })

async function expireWindow(c: AppContext): Promise<Response> {
	if (!labFor(c.env)) return problem(c, { code: 'not-found' })
	const read = Which.safeParse(await c.req.json().catch(() => null))
	if (!read.success) return problem(c, { code: 'body-invalid' })
	const { inbox, address } = read.data
	const workspace = workspaceOf(inbox)
	if (!workspace || !await findInbox(c.env, inbox)) return problem(c, { code: 'not-found' })
	await c.env.CONTACT_POINT.getByName(objectName(workspace, `${inbox}/${address}`)).expire()
	return c.json({ ok: true }, 200)
}
