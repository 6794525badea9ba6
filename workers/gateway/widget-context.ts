/** What a page, or the company's own server, says of a visitor's matter when their conversation begins. */
import { type FactsPatch, OPEN_FACTS } from '../../core/conversation/facts-patch.ts'
import { type AgentId, type ConversationId, objectName, workspaceOf } from '../../core/ids.ts'
import { refusalOf } from '../../core/access.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Caller } from '../../core/access/caller.ts'
import { callerOf } from './auth/caller.ts'
import type { AppContext } from './context.ts'

/** `by`: who vouches for all of it; null for what anybody may say of themselves. */
type Vouched = { readonly ok: true; readonly by: Caller | null } | Refusal

/** Whether whoever asks may say it: a visitor could call themselves anything. Who is staff or a key says it by `conversations.brief`. */
export async function vouchedFor(c: AppContext, { context, inbox }: { context: FactsPatch; inbox: string }): Promise<Vouched> {
	const closed = Object.keys(context).find((it) => !OPEN_FACTS.includes(it))
	const named = c.req.header('authorization') !== undefined
	if (closed === undefined && !named) return { ok: true, by: null }
	const found = await callerOf(c)
	if (!found.ok && named) return found
	if (found.ok && mayBrief(found.caller, inbox)) return { ok: true, by: found.caller }
	if (closed === undefined) return { ok: true, by: null }
	const field = `context.${closed}`
	return refuse('forbidden', { field, detail: `Anybody may say ${OPEN_FACTS.join(', ')}; ${closed} takes an Authorization` })
}

function mayBrief({ workspace, may }: Caller, inbox: string): boolean {
	return workspace === workspaceOf(inbox) && refusalOf(may, 'conversations.brief') === null
}

/** The conversation keeps what the company says: no token carries it, since a visitor can read theirs. */
export async function brief(
	c: AppContext,
	{ conversation, facts, by }: { conversation: ConversationId; facts: FactsPatch; by: Caller },
): Promise<void> {
	if (Object.keys(facts).length === 0) return
	const author = { kind: 'agent', id: by.agent ?? by.id as AgentId, name: by.name } as const
	const stub = c.env.CONVERSATION.getByName(objectName(by.workspace, conversation))
	await stub.learn({ facts, by: author, key: `http:${by.id}:${c.get('requestId')}` })
}
