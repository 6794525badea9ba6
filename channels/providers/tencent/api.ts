/** The APIs of WeChat and WeCom alike: JSON in, JSON out, always 200, and what went wrong in `errcode`. */
import type { SendProblemCode } from '../../../core/channel/delivery.ts'
import type { Access, Sent } from '../../channel.ts'
import { type Answered, ask } from '../../shared/ask.ts'
import { notSent } from '../../shared/outcome.ts'
import { type Fields, fieldsOf, isFields, numberOf, textOf } from '../../shared/read.ts'
import { isOwnWord } from '../../shared/own-word.ts'
import { withoutSecrets } from '../../shared/without-secrets.ts'

export type NotSent = Exclude<Sent, { ok: true }>

export interface Meaning {
	readonly outcome: 'retry' | 'renew' | 'final'
	readonly code: SendProblemCode
	/** For `retry`. */
	readonly afterMs?: number
	/** What is to be done about it, where the provider's words do not say. */
	readonly advice?: string
}

/** What the codes of one of the two mean. What is not in it is final. */
export type Meanings = Readonly<Record<number, Meaning>>

export interface Api {
	/** Where the provider has it. */
	readonly base: string
	readonly meanings: Meanings
	/** Names of the credentials a token is made of. */
	readonly needs: readonly string[]
}

export interface Call {
	/** Beginning with `/cgi-bin/`, without the token. */
	readonly path: string
	/** Sent as JSON; nothing makes it a GET. */
	readonly json?: unknown
	readonly form?: FormData
	readonly query?: Readonly<Record<string, string>>
	/** Whether the same again does no harm, so that it may be tried again when nobody knows whether it has arrived. */
	readonly isSafe: boolean
	/** For a call that asks for the token, or carries its secret in the body. */
	readonly withoutToken?: boolean
}

export type Told = { readonly ok: true; readonly fields: Fields } | NotSent

const UPLOAD_TIMEOUT_MS = 60_000

/** One request. Never throws, and never tells the address: tokens and secrets stand in it. */
export async function tell(access: Access, api: Api, call: Call): Promise<Told> {
	const missing = api.needs.filter((it) => !access.credentials[it])
	if (missing.length > 0) return notSent('final', 'inbox-not-ready', { detail: `Missing: ${missing.join(', ')}` })
	if (!call.withoutToken && access.token === null) return notSent('renew', 'credentials-invalid')
	const answered = await ask(access, urlOf(access, api, call), initOf(call))
	return outcomeOf(answered, { access, api, call })
}

export function urlOf(
	{ apiBase, token }: Access,
	{ base }: Pick<Api, 'base'>,
	{ path, query = {}, withoutToken }: Omit<Call, 'isSafe'>,
): string {
	const asked = new URLSearchParams({ ...(withoutToken ? {} : { access_token: token ?? '' }), ...query }).toString()
	return `${apiBase ?? base}${path}${asked === '' ? '' : `?${asked}`}`
}

function initOf({ json, form }: Call): RequestInit & { timeoutMs?: number } {
	if (form !== undefined) return { method: 'POST', body: form, timeoutMs: UPLOAD_TIMEOUT_MS }
	if (json === undefined) return { method: 'GET' }
	return { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body: jsonOf(json) }
}

/** JSON without `\\u…`, which the two refuse (40033): what JSON has to write so are control characters, which nobody can see. */
function jsonOf(value: unknown): string {
	return JSON.stringify(value).replace(/\\(?:\\|u[0-9a-f]{4})/g, (it) => it === '\\\\' ? it : '')
}

interface Context {
	readonly access: Access
	readonly api: Api
	readonly call: Call
}

function outcomeOf(answered: Answered, { access, api, call }: Context): Told {
	const unclear = call.isSafe ? 'retry' : 'unknown'
	if (!answered.came) return notSent(unclear, 'provider-down')
	if (answered.status === 429) return notSent('retry', 'rate-limited', { providerCode: 429 })
	if (isOwnWord(answered)) return notSent('retry', 'provider-down', { providerCode: answered.status })
	// Neither of the two says anything by status or in another form than JSON: this is something on the way to them.
	if (!isFields(answered.json) || answered.status < 200 || answered.status > 299) {
		return notSent(unclear, 'provider-down', { providerCode: answered.status })
	}
	const fields = fieldsOf(answered.json)
	const code = numberOf(fields.errcode) ?? 0
	return code === 0 ? { ok: true, fields } : problemOf(code, { words: textOf(fields.errmsg) ?? '', access, api })
}

interface Said {
	readonly words: string
	readonly access: Access
	readonly api: Api
}

export function problemOf(code: number, { words, access, api }: Said): NotSent {
	const { outcome, code: problem, afterMs, advice } = meaningOf(code, api)
	const said = withoutSecrets(words, { ...access.credentials, token: undefined, accessToken: access.token ?? undefined })
	const detail = [said, advice].filter((it) => it !== undefined && it !== '').join(' · ')
	return notSent(outcome, problem, { providerCode: code, detail, ...(afterMs === undefined ? {} : { afterMs }) })
}

export function meaningOf(code: number, { meanings }: Pick<Api, 'meanings'>): Meaning {
	return meanings[code] ?? { outcome: 'final', code: 'other' }
}
