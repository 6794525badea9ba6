/** Text messages, MMS and WhatsApp by Twilio. */
import type { Access, Channel, OpenedFile, Signal } from '../channel.ts'
import { askTwilio, TWILIO_API, twilioAuthorization, twilioUrl } from '../providers/twilio/rest.ts'
import { openUrl } from '../shared/open-url.ts'
import { isWhatsApp } from './address.ts'
import { check } from './check.ts'
import { find } from './find.ts'
import { send } from './send.ts'
import { templates } from './templates.ts'
import { translate } from './translate.ts'
import { verify } from './verify.ts'

export const twilioMessaging: Channel = {
	name: 'twilio-messaging',
	apiBase: TWILIO_API,
	verify,
	translate,
	// An empty answer: nothing is said to the customer but by `send`.
	thanks: { status: 200, contentType: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' },
	send,
	find,
	isIdempotent: false,
	signal,
	openFile,
	templates,
	check,
}

/**
 * WhatsApp alone, and only below a message of the customer's, which it shows as read by that. Twilio has no way to say that it has
 * been read without seeming to type.
 */
async function signal(sign: Signal, access: Access & { readonly to: string }): Promise<void> {
	const messageId = sign.thread?.message ?? sign.of
	if (sign.type !== 'typing' || messageId === undefined || !isWhatsApp(access.to)) return
	const form = new URLSearchParams({ messageId, channel: 'whatsapp' })
	await askTwilio(access, twilioUrl(access, 'messaging', '/v2/Indicators/Typing.json'), { form, timeoutMs: 5_000 })
}

/** Twilio sends on to a storage whose links need no password, and take none. */
async function openFile(source: string, access: Access): Promise<OpenedFile> {
	const isOurs = source.startsWith(`${TWILIO_API}/`)
	const url = isOurs && access.apiBase !== null ? access.apiBase + source.slice(TWILIO_API.length) : source
	const knows = isOurs || (access.apiBase !== null && source.startsWith(`${access.apiBase}/`))
	const authorization = knows ? twilioAuthorization(access.credentials) : null
	return await openUrl(access, url, authorization === null ? {} : { authorization })
}
