import { type ConversationId, objectName, type WorkspaceId, workspaceOf } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { customerKey, readToken } from '../auth/customer-token.ts'
import { mayEmbed } from '../auth/origin.ts'
import type { AppContext } from '../context.ts'
import type { ConversationPort } from '../env.ts'
import { findInbox } from '../find-inbox.ts'

export interface CustomerHere {
	readonly ok: true
	readonly place: { readonly workspace: WorkspaceId; readonly conversation: ConversationId }
	readonly stub: ConversationPort
	readonly contact: string
}

/** The customer whose token a request carries, and their conversation. Lets the page that asks read the answer when it may. */
export async function customerAt(c: AppContext): Promise<CustomerHere | Refusal> {
	const token = /^Bearer (\S+\.\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
	if (token === undefined) return refuse('token-missing')
	const read = await readToken(await customerKey(c.env), { token, nowMs: Date.now() })
	if (!read.ok) return read
	const { inbox: id, conversation, contact } = read.claims
	const [workspace, inbox] = [workspaceOf(id), await findInbox(c.env, id)]
	if (!workspace || !inbox) return refuse('not-found', { detail: 'The inbox is closed' })
	if (!mayEmbed(inbox, { request: c.req.raw, settings: c.env })) return refuse('origin-not-allowed')
	allowOrigin(c)
	const stub = c.env.CONVERSATION.getByName(objectName(workspace, conversation))
	return { ok: true, place: { workspace, conversation }, stub, contact }
}

/** Whoever embeds the widget asks from a page of their own. */
export function allowOrigin(c: AppContext): void {
	const origin = c.req.header('origin')
	if (origin) c.header('access-control-allow-origin', origin)
	c.header('vary', 'origin')
}
