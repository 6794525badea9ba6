/** How many webhooks have come to each inbox, counted here and told to the inbox's object now and then: a forgery costs nobody more than a number. */
import { type InboxId, objectName, type WorkspaceId, workspaceOf } from '../../../core/ids.ts'
import type { GatewayEnv } from '../env.ts'

const TELL_MS = 2_000
const INBOXES_MAX = 1_000

interface Count {
	accepted: number
	refused: number
	toldAtMs: number
}

const counts = new Map<InboxId, Count>()
let totals = { accepted: 0, refused: 0 }

/** Since this isolate began, over all inboxes. */
export function webhookTotals(): { readonly accepted: number; readonly refused: number } {
	return totals
}

/** Null when there is nothing to be waited for. */
export function noteVisit(env: GatewayEnv, { inbox, accepted }: { inbox: InboxId; accepted: boolean }): Promise<void> | null {
	const what = accepted ? 'accepted' : 'refused'
	totals = { ...totals, [what]: totals[what] + 1 }
	if (counts.size >= INBOXES_MAX) counts.clear()
	const count = counts.get(inbox) ?? { accepted: 0, refused: 0, toldAtMs: 0 }
	count[what]++
	counts.set(inbox, count)
	const nowMs = Date.now()
	return nowMs - count.toldAtMs < TELL_MS ? null : tellVisits(env, inbox)
}

/** What has been counted here and not been told yet, for who asks right now. */
export async function tellVisits(env: GatewayEnv, inbox: InboxId): Promise<void> {
	const { accepted, refused } = counts.get(inbox) ?? { accepted: 0, refused: 0 }
	if (accepted + refused === 0) return
	const nowMs = Date.now()
	counts.set(inbox, { accepted: 0, refused: 0, toldAtMs: nowMs })
	const stub = env.INBOX.getByName(objectName(workspaceOf(inbox) as WorkspaceId, inbox))
	await stub.noteVisit({ accepted, refused, atMs: nowMs }).catch(() => undefined)
}
