/** What Slack's errors mean. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
import type { Sent } from '../channel.ts'
import { SEND_PROBLEMS, type SendProblemCode } from '../../core/channel/delivery.ts'
import { isOwnWord } from '../shared/own-word.ts'

interface Outcome {
	readonly outcome: Exclude<Sent, { ok: true }>['outcome']
	readonly code: SendProblemCode
}

const FINAL: Partial<Record<SendProblemCode, readonly string[]>> = {
	'quota-spent': ['message_limit_exceeded', 'storage_limit_reached'],
	'credentials-invalid': ['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'],
	'not-permitted': [
		'access_denied',
		'accesslimited',
		'cannot_reply_to_message',
		'cant_delete_message',
		'cant_update_message',
		'edit_window_closed',
		'ekm_access_denied',
		'enterprise_is_restricted',
		'messages_tab_disabled',
		'missing_scope',
		'no_permission',
		'not_allowed_token_type',
		'not_in_channel',
		'org_login_required',
		'team_access_not_granted',
	],
	'recipient-unknown': ['cannot_dm_bot', 'channel_not_found', 'user_not_found', 'users_not_found'],
	'recipient-unreachable': ['is_archived', 'is_inactive', 'thread_locked', 'user_disabled', 'user_not_visible'],
	'content-refused': [
		'invalid_arguments',
		'invalid_blocks',
		'invalid_blocks_format',
		'message_not_found',
		'msg_blocks_too_long',
		'msg_too_long',
		'no_text',
		'invalid_name',
	],
	'file-refused': ['file_not_found', 'file_upload_size_restricted', 'malware_detected', 'posting_to_file_failed', 'unknown_snippet_type'],
}
/** Nothing has been done, and the same will be later. */
const LATER: Partial<Record<SendProblemCode, readonly string[]>> = {
	'rate-limited': ['rate_limited', 'ratelimited'],
	'provider-down': ['request_timeout', 'service_unavailable', 'team_added_to_org'],
}
/** «It's possible some aspect of the operation succeeded before the error was raised.» */
const HALFWAY: ReadonlySet<string> = new Set(['fatal_error', 'internal_error'])

export function outcomeOf(error: string | null, answered: { readonly status: number; readonly headers: Headers }): Outcome {
	const { status } = answered
	if (status === 429) return { outcome: 'retry', code: 'rate-limited' }
	const later = error === null ? null : codeIn(LATER, error)
	if (later !== null) return { outcome: 'retry', code: later }
	if (isOwnWord(answered)) return { outcome: 'retry', code: 'provider-down' }
	if (status >= 500 || (error !== null && HALFWAY.has(error))) return UNKNOWN
	if (error === null) return status === 200 ? UNKNOWN : { outcome: 'final', code: 'other' }
	return { outcome: 'final', code: codeIn(FINAL, error) ?? (isRestriction(error) ? 'not-permitted' : 'other') }
}

const UNKNOWN: Outcome = { outcome: 'unknown', code: 'provider-down' }

/** What a company has forbidden in its workspace has many names. */
function isRestriction(error: string): boolean {
	return /^(restricted_action|slack_connect_|posting_to_)/.test(error)
}

function codeIn(codes: Partial<Record<SendProblemCode, readonly string[]>>, error: string): SendProblemCode | null {
	return SEND_PROBLEMS.find((it) => codes[it]?.includes(error)) ?? null
}
