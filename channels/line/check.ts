import type { Access, Checked } from '../channel.ts'
import type { Answered } from '../shared/ask.ts'
import { accepted, asChecked, rejected } from '../shared/checked.ts'
import { cleanText } from '../shared/clean.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { askLine, problemOf } from './send.ts'

/** Whose token it is: https://developers.line.biz/en/reference/messaging-api/#get-bot-info */
export async function check(access: Access): Promise<Checked> {
	if (!access.credentials.channelAccessToken) return rejected('inbox-not-ready', { detail: 'This inbox has no credentials yet' })
	const answered = await askLine(access, '/v2/bot/info')
	const { displayName, basicId } = answered.came ? fieldsOf(answered.json) : {}
	return checked(answered, access, [textOf(displayName), textOf(basicId)])
}

/**
 * Gives LINE the address, then has LINE try it: what it posts is signed, and has no event in it.
 * https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url
 */
export async function connect({ hookUrl, ...access }: Access & { readonly hookUrl: string }): Promise<Checked> {
	if (!access.credentials.channelAccessToken) return rejected('inbox-not-ready', { detail: 'This inbox has no credentials yet' })
	const told = checked(await askLine(access, '/v2/bot/channel/webhook/endpoint', { method: 'PUT', body: { endpoint: hookUrl } }), access)
	if (!told.ok) return told
	return tried(await askLine(access, '/v2/bot/channel/webhook/test', { body: { endpoint: hookUrl } }))
}

/** An address that LINE could not try is LINE's all the same; one that failed has to be mended. */
function tried(answered: Answered): Checked {
	if (!answered.came || answered.status !== 200) return accepted()
	const { success, reason, detail } = fieldsOf(answered.json)
	if (success !== false) return accepted()
	const words = [textOf(reason), textOf(detail)].filter((it) => it !== null).join(': ')
	return rejected('provider-down', { providerCode: textOf(reason), detail: cleanText(words) })
}

function checked(answered: Answered, { credentials }: Access, parts: readonly (string | null)[] = []): Checked {
	if (!answered.came) {
		return asChecked(notSent('retry', 'provider-down', { detail: answered.timedOut ? 'No answer in time' : 'No connection' }))
	}
	const { status, json } = answered
	return status >= 200 && status < 300 ? accepted(...parts) : asChecked(problemOf(status, { json, credentials }))
}
