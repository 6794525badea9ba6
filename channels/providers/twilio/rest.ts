import type { Access, Credentials } from '../../channel.ts'
import { type Answered, ask } from '../../shared/ask.ts'

export const TWILIO_API = 'https://api.twilio.com'

/** Twilio's APIs live on hosts of their own; what replaces one replaces all. */
const HOSTS = { api: TWILIO_API, messaging: 'https://messaging.twilio.com', content: 'https://content.twilio.com' } as const
export type TwilioHost = keyof typeof HOSTS

type Way = Pick<Access, 'credentials' | 'apiBase' | 'fetch'>

/** Basic authentication with the account's own name and token; null when an inbox has none yet. */
export function twilioAuthorization({ accountSid, authToken }: Credentials): string | null {
	if (!accountSid || !authToken) return null
	const secret = `${accountSid}:${authToken}`
	// `btoa` takes nothing beyond Latin-1, and neither has anything of that kind.
	return /^[\x21-\x7e]+$/.test(secret) ? `Basic ${btoa(secret)}` : null
}

export function twilioUrl(access: Pick<Access, 'apiBase'>, host: TwilioHost, path: string): string {
	return `${access.apiBase ?? HOSTS[host]}${path}`
}

/** Below the account, as in `/Messages.json`. */
export function accountPath({ accountSid = '' }: Credentials, path: string): string {
	return `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}${path}`
}

/** One request, with a form where there is one. Null when the inbox has no credentials. */
export async function askTwilio(
	access: Way,
	url: string,
	{ form, timeoutMs }: { readonly form?: URLSearchParams; readonly timeoutMs?: number } = {},
): Promise<Answered | null> {
	const authorization = twilioAuthorization(access.credentials)
	if (authorization === null) return null
	const headers = { authorization, accept: 'application/json' }
	if (form === undefined) return await ask(access, url, { headers, timeoutMs })
	return await ask(access, url, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
		timeoutMs,
	})
}
