import { channelNamed } from '../../channels/registry.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { StoredFile } from '../../core/protocol/conversation.ts'
import type { Identity } from '../contact-point/identity.ts'
import type { Env } from '../env.ts'
import { accessOf, inboxStub } from '../inbox/inbox-object.ts'

export interface Fetched {
	readonly stored: StoredFile | null
	readonly reason?: 'gone' | 'refused' | 'too-large'
}

interface Wanted {
	readonly file: string
	readonly source: string
	readonly conversation: ConversationId
}

/** Brings a customer's file from the provider into the store. Throws when it is worth trying again. */
export async function fetchFile({ source }: Wanted, { env, who }: { env: Env; who: Identity }): Promise<Fetched> {
	const permit = await inboxStub(env, who.inbox).permit()
	if (!permit.ok) throw new Error(permit.problem.code)
	const opened = await channelNamed(permit.inbox.channel)?.openFile?.(source, accessOf(permit))
	if (!opened || (!opened.ok && opened.outcome === 'gone')) return { stored: null, reason: 'gone' }
	if (!opened.ok) throw new Error(opened.detail)
	await opened.response.body?.cancel()
	return { stored: null, reason: 'refused' }
}
