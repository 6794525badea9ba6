import { createRoute, z } from '@hono/zod-openapi'
import { afterwards } from '../afterwards.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { takeHook } from '../hooks/take-hook.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

const PATH = '/hooks/{channel}/{inbox}'

const request = {
	params: z.object({
		channel: z.string().max(40).openapi({ example: 'telegram' }),
		inbox: z.string().max(96).openapi({ example: 'demo.telegram' }),
	}),
}

const post = createRoute({
	method: 'post',
	path: PATH,
	summary: "A provider's webhook",
	description: 'As the provider sends and signs it. Answered once everything in it is kept; the same again changes nothing.',
	...asks('anyone'),
	request,
	responses: {
		200: { description: 'Everything in it is kept' },
		default: problemsOf('not-found', 'signature-missing', 'signature-invalid', 'body-invalid', 'body-too-large', 'objects-unavailable'),
	},
})

const get = createRoute({
	method: 'get',
	path: PATH,
	summary: "A provider's handshake",
	description: 'Some providers try an address before they use it.',
	...asks('anyone'),
	request,
	responses: {
		200: { description: 'What the provider wants to hear' },
		default: problemsOf('not-found', 'parameter-invalid', 'signature-missing', 'signature-invalid', 'body-invalid'),
	},
})

export function hookRoutes() {
	return newApp().openapi(post, hear).openapi(get, hear)
}

async function hear(c: AppContext): Promise<Response> {
	const taken = await takeHook(c.req.raw, { env: c.env, url: new URL(c.req.url), later: (work) => afterwards(c, work) })
	if ('code' in taken) return problem(c, taken)
	const { status, contentType, body } = taken
	return new Response(body, { status, headers: { 'content-type': contentType } })
}
