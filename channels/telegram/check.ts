import type { Access, Checked } from '../channel.ts'
import { accepted, rejected } from '../shared/checked.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { call, type Called } from './call.ts'

/** Reactions, and what becomes of a chat, are sent to who asks for them by name only. */
const UPDATES = [
	'message',
	'edited_message',
	'callback_query',
	'message_reaction',
	'my_chat_member',
	'business_message',
	'edited_business_message',
	'deleted_business_messages',
]

/** Whose token it is: https://core.telegram.org/bots/api#getme */
export async function check(access: Access): Promise<Checked> {
	const called = await call('getMe', { fields: {} }, access)
	if (!called.ok) return refused(called)
	const { username, first_name } = fieldsOf(called.result)
	const handle = textOf(username)
	return accepted(textOf(first_name), handle === null ? null : `@${handle}`)
}

/** https://core.telegram.org/bots/api#setwebhook. What waits at Telegram stays, and comes. */
export async function connect({ hookUrl, ...access }: Access & { readonly hookUrl: string }): Promise<Checked> {
	const secret = access.credentials['secretToken']
	if (!secret) return rejected('inbox-not-ready', { detail: 'The inbox has no secret token' })
	const called = await call('setWebhook', { fields: { url: hookUrl, secret_token: secret, allowed_updates: UPDATES } }, access)
	return called.ok ? accepted() : refused(called)
}

/** Telegram has no address for a token that was never one. */
function refused({ status, sent }: Extract<Called, { ok: false }>): Checked {
	const { providerCode, detail } = sent.problem
	return status === 404 ? rejected('credentials-invalid', { providerCode, detail }) : { ok: false, problem: sent.problem }
}
