import type { Access, Channel, Checked } from '../../channels/channel.ts'
import { channelNamed } from '../../channels/registry.ts'
import type { SendProblem, SendProblemCode } from '../../core/channel/delivery.ts'
import type { InboxConfig } from '../../core/config/workspace.ts'

/** What a provider says of an inbox's account. */
export interface CheckUp {
	readonly ok: boolean
	/** What the account is called there; null when the provider does not say. */
	readonly name: string | null
	/** Null when all is well. */
	readonly problem: SendProblem | null
}

/** Undefined for a channel that has no such call. */
export type Question = (channel: Channel, access: Access) => Promise<Checked> | undefined

/** Asks the provider of an inbox something about its account. Never throws. */
export async function askProvider(inbox: InboxConfig | null, access: Access | null, question: Question): Promise<CheckUp> {
	if (inbox === null || access === null) return failed('inbox-not-ready', 'The inbox is gone')
	const channel = channelNamed(inbox.channel)
	const asked = channel === null ? undefined : question(channel, access)
	if (asked === undefined) return failed('not-supported', `Nothing can be asked of ${inbox.channel}`)
	const checked = await asked
	return checked.ok ? { ok: true, name: checked.name, problem: null } : { ok: false, name: null, problem: checked.problem }
}

function failed(code: SendProblemCode, detail: string): CheckUp {
	return { ok: false, name: null, problem: { code, providerCode: null, detail } }
}
