import { createRoute, z } from '@hono/zod-openapi'
import type { Answer, Hook } from '../../../channels/channel.ts'
import { channelNamed } from '../../../channels/registry.ts'
import { type InboxId, workspaceOf } from '../../../core/ids.ts'
import { afterwards } from '../afterwards.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { findInbox } from '../find-inbox.ts'
import { isForged, receiveHook } from '../hooks/receive-hook.ts'
import { noteVisit } from '../hooks/visits.ts'
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
	const { channel: name = '', inbox: id = '' } = c.req.param() as Readonly<Record<string, string>>
	const inbox = await findInbox(c.env, id)
	const channel = inbox && inbox.channel === name ? channelNamed(inbox.channel) : null
	const workspace = workspaceOf(id)
	if (!inbox || !channel || !workspace) return problem(c, { code: 'not-found', detail: `No inbox "${id}" takes webhooks of ${name}` })
	const received = await receiveHook(await hookOf(c), { env: c.env, workspace, inbox, channel })
	if (received.ok || isForged(received)) {
		const told = noteVisit(c.env, { inbox: id as InboxId, accepted: received.ok })
		if (told) afterwards(c, told)
	}
	return received.ok ? answer(received.answer) : problem(c, received)
}

async function hookOf(c: AppContext): Promise<Hook> {
	const { method, url, headers } = c.req.raw
	return { method: method === 'GET' ? 'GET' : 'POST', url: new URL(url), headers, body: new Uint8Array(await c.req.arrayBuffer()) }
}

function answer({ status, contentType, body }: Answer): Response {
	return new Response(body, { status, headers: { 'content-type': contentType } })
}
