import type { Answer } from '../../../channels/channel.ts'
import { channelNamed } from '../../../channels/registry.ts'
import { type InboxId, workspaceOf } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { GatewayEnv } from '../env.ts'
import { findInbox } from '../find-inbox.ts'
import { isForged, type Received, receiveHook } from './receive-hook.ts'
import { readBody } from './read-body.ts'
import { noteVisit } from './visits.ts'

/** A provider may post a thousand events in one. */
const BODY_MAX_BYTES = 1_048_576

interface Visit {
	readonly env: GatewayEnv
	readonly url: URL
	/** Goes on after the answer. */
	later(work: Promise<void>): void
}

/** `/hooks/{channel}/{inbox}`: whose it is, and what they have to say. */
export async function takeHook(request: Request, { env, url, later }: Visit): Promise<Answer | Refusal> {
	const [, , name = '', id = ''] = url.pathname.split('/')
	const inbox = await findInbox(env, id)
	const channel = inbox && inbox.channel === name ? channelNamed(inbox.channel) : null
	const workspace = workspaceOf(id)
	if (!inbox || !channel || !workspace) return refuse('not-found', { detail: `No inbox "${id}" takes webhooks of ${name}` })
	const body = await readBody(request, BODY_MAX_BYTES)
	if (body === null) return refuse('body-too-large', { detail: `At most ${BODY_MAX_BYTES} bytes` })
	const method = request.method === 'GET' ? 'GET' : 'POST'
	const received = await receiveHook({ method, url, headers: request.headers, body }, { env, workspace, inbox, channel })
	const told = isFromProvider(received) ? noteVisit(env, { inbox: id as InboxId, accepted: received.ok }) : null
	if (told) later(told)
	return received.ok ? received.answer : received
}

/** Or somebody who wants to look like one. */
function isFromProvider(received: Received): boolean {
	return received.ok || isForged(received)
}
