/** Telegram, by the Bot API: https://core.telegram.org/bots/api. How to set it up, and what it cannot do: `README.md`. */
import { refuse } from '../../core/problem.ts'
import type { Answer, Channel, Hearing, Hook, Inbound, Verified } from '../channel.ts'
import { sameSecret } from '../shared/same-secret.ts'
import { API_BASE } from './call.ts'
import { check, connect } from './check.ts'
import { openFile } from './open-file.ts'
import { send, signal } from './send.ts'
import { translate } from './translate.ts'

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** Nothing is signed: whoever knows the secret that was given to `setWebhook` is Telegram. */
async function verify(hook: Hook, { credentials }: Hearing): Promise<Verified> {
	const came = hook.headers.get(SECRET_HEADER)
	if (came === null) return refuse('signature-missing', { detail: 'X-Telegram-Bot-Api-Secret-Token is not there' })
	const secret = credentials['secretToken']
	if (!secret || !await sameSecret(came, secret)) return refuse('signature-invalid', { detail: 'The secret token is another' })
	return { ok: true, content: hook.body }
}

const PRESSED = /^callback_query:(.+)$/

/**
 * A button that was pressed shows that it waits until somebody says that it was noticed. Telegram takes that in the answer to the
 * webhook as well, which costs no request and goes out only once the press is kept.
 */
function thanksFor(items: readonly Inbound[]): Answer | null {
	const query = items.map((it) => PRESSED.exec(it.id)?.[1]).find((it) => it !== undefined)
	if (query === undefined) return null
	return { ...thanks, body: JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: query }) }
}

const thanks: Answer = { status: 200, contentType: 'application/json', body: '{}' }

export const telegram: Channel = {
	name: 'telegram',
	apiBase: API_BASE,
	verify,
	translate,
	thanks,
	thanksFor,
	send,
	isIdempotent: false,
	signal,
	openFile,
	check,
	connect,
}
