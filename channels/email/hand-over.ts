/** The two ways out for a mail: the mail service the runtime is bound to, and a relay that takes it over HTTP. */
import type { Access, Sent } from '../channel.ts'
import { ask, retryAfterMs } from '../shared/ask.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { outcomeOf } from './mail-outcome.ts'
import { messageIdIn } from './message-id.ts'
import { sentAs } from './read-sending-event.ts'

export interface WholeMail {
	readonly from: string
	readonly to: string
	readonly raw: string
}

/** `id`: the Message-ID it went out with, where it is told; `name`: what the service calls it by, which may be the same. */
export type HandedOver = { readonly ok: true; readonly id: string | null; readonly name: string | null } | Exclude<Sent, { ok: true }>

/** Never throws. An inbox that has a relay uses it. */
export async function handOver(mail: WholeMail, access: Access): Promise<HandedOver> {
	if (access.apiBase !== null) return await toRelay(mail, access)
	if (access.mail) return await toService(mail, access.mail)
	return notSent('final', 'inbox-not-ready', { detail: 'No mail service is set up' })
}

async function toService(mail: WholeMail, send: NonNullable<Access['mail']>): Promise<HandedOver> {
	try {
		const { messageId } = await send(mail)
		return { ok: true, id: messageIdIn(messageId), name: sentAs(messageId) }
	} catch (error) {
		const { code, message } = fieldsOf(error)
		const said = { code: textOf(code), detail: textOf(message) ?? (error instanceof Error ? error.message : null) }
		return outcomeOf(said) ?? notSent('unknown', 'other', { providerCode: said.code, detail: said.detail })
	}
}

/**
 * `POST {apiBase}/send?from=…&to=…` with the mail as `message/rfc822`. 2xx with `{messageId}`: it is taken. Anything else with
 * `{code, message}`: it is not.
 */
async function toRelay({ from, to, raw }: WholeMail, access: Access): Promise<HandedOver> {
	const query = new URLSearchParams({ from, to })
	const headers = { 'content-type': 'message/rfc822' }
	const answered = await ask(access, `${access.apiBase}/send?${query}`, { method: 'POST', headers, body: raw })
	if (!answered.came) return notSent('unknown', 'provider-down')
	const { code, message, messageId } = fieldsOf(answered.json)
	if (answered.status >= 200 && answered.status < 300) {
		return { ok: true, id: messageIdIn(textOf(messageId)), name: sentAs(textOf(messageId)) }
	}
	const said = { code: textOf(code), detail: textOf(message), afterMs: retryAfterMs(answered.headers, access.nowMs) }
	return outcomeOf(said) ?? byStatus(answered.status, said)
}

function byStatus(status: number, { detail, afterMs }: { detail: string | null; afterMs?: number }): HandedOver {
	const more = { providerCode: status, detail, afterMs }
	if (status === 429) return notSent('retry', 'rate-limited', more)
	if (status >= 500) return notSent('retry', 'provider-down', more)
	if (status === 413) return notSent('final', 'file-refused', more)
	return notSent('final', status === 401 || status === 403 ? 'not-permitted' : 'other', more)
}
