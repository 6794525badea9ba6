import type { Credentials } from '../../../channels/channel.ts'
import { inboxOwner } from '../../../core/config/credential.ts'
import type { InboxId, WorkspaceId } from '../../../core/ids.ts'
import { openAll } from '../../../durable-objects/shared/credentials.ts'
import type { GatewayEnv } from '../env.ts'

/** How long another isolate may go on with credentials that have been changed. */
const KEPT_MS = 5_000
/** What does not fit is looked for again at most so often: who sends forgeries must not make us read. */
const AGAIN_MS = 1_000
const KEPT_MAX = 1_000

interface Kept {
	readonly readAtMs: number
	readonly credentials: Credentials
}
const kept = new Map<InboxId, Kept>()

interface Whose {
	readonly workspace: WorkspaceId
	readonly inbox: InboxId
}

/** What an inbox was given, opened; kept for some seconds, so that a webhook costs one hop and no decryption. */
export async function keptCredentials(env: GatewayEnv, whose: Whose): Promise<Credentials> {
	const known = kept.get(whose.inbox)
	return known && known.readAtMs + KEPT_MS > Date.now() ? known.credentials : await read(env, whose)
}

/** What it was given meanwhile, when what is kept does not fit; null when that has just been looked at. */
export async function freshCredentials(env: GatewayEnv, whose: Whose): Promise<Credentials | null> {
	const known = kept.get(whose.inbox)
	return known && known.readAtMs + AGAIN_MS > Date.now() ? null : await read(env, whose)
}

async function read(env: GatewayEnv, { workspace, inbox }: Whose): Promise<Credentials> {
	const credentials = await openAll(env, { workspace, owner: inboxOwner(inbox) })
	if (kept.size >= KEPT_MAX) kept.clear()
	kept.set(inbox, { readAtMs: Date.now(), credentials })
	return credentials
}
