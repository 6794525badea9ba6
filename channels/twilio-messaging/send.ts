import type { Access, Outgoing, Sent } from '../channel.ts'
import { accountPath, askTwilio, twilioUrl } from '../providers/twilio/rest.ts'
import { type Answered, retryAfterMs } from '../shared/ask.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, idOf, textOf } from '../shared/read.ts'
import { isOwnWord } from '../shared/own-word.ts'
import { withoutSecrets } from '../shared/without-secrets.ts'
import { messageForm } from './message-form.ts'
import { ownAddress } from './own-address.ts'
import { isPassing, problemOf } from './problems.ts'

/** One message is one `POST Messages.json`. It takes no idempotency key: whatever breaks after it has left is unknown until it is found. */
export async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const form = messageForm(outgoing)
	if (form === null) return notSent('final', 'not-supported')
	const from = outgoing.from ?? await ownAddress(outgoing.to, access)
	if (from === null) return notSent('final', 'inbox-not-ready', { detail: 'The account has no number of its own to send this from' })
	form.set(from.startsWith('MG') ? 'MessagingServiceSid' : 'From', from)
	const answered = await askTwilio(access, twilioUrl(access, 'api', accountPath(access.credentials, '/Messages.json')), { form })
	return answered === null
		? notSent('final', 'inbox-not-ready', { detail: 'This inbox has no credentials yet' })
		: takenFrom(answered, access)
}

/** Taken is what has an id, unless it has failed at once. */
function takenFrom(answered: Answered, access: Access): Sent {
	const sent = sentOf(answered, access)
	if (!sent.ok || !answered.came) return sent
	const { status, error_code, error_message } = fieldsOf(answered.json)
	if (status === 'failed' || status === 'undelivered') {
		const detail = withoutSecrets(textOf(error_message) ?? '', access.credentials)
		return notSent('final', problemOf(idOf(error_code)), { providerCode: idOf(error_code), detail })
	}
	if (sent.id !== null) return sent
	return notSent('unknown', 'provider-down', { providerCode: answered.status, detail: 'The answer names no message' })
}

/** Its answer, to this or to anything else that was asked. */
export function sentOf(answered: Answered, { nowMs, credentials }: Access): Sent {
	if (!answered.came) return notSent('unknown', 'provider-down', { detail: 'Nothing came back' })
	const { status, headers } = answered
	const { sid, code, message } = fieldsOf(answered.json)
	if (status >= 200 && status < 300) return { ok: true, id: textOf(sid) }
	const more = { providerCode: idOf(code) ?? status, detail: withoutSecrets(textOf(message) ?? '', credentials) }
	if (status === 401) return notSent('final', 'credentials-invalid', more)
	if (status === 429) return notSent('retry', 'rate-limited', { ...more, afterMs: retryAfterMs(headers, nowMs) ?? 1_000 })
	// With a code of its own Twilio says that it has not taken it.
	const isSure = idOf(code) !== null || isOwnWord({ status })
	if (status >= 500) return notSent(isSure ? 'retry' : 'unknown', 'provider-down', { ...more, afterMs: retryAfterMs(headers, nowMs) })
	const problem = problemOf(idOf(code))
	return notSent(isPassing(problem) ? 'retry' : 'final', problem, more)
}
