/** What Meta says when it says no, the same in an answer of the Graph API and in a webhook of WhatsApp. */
import type { Credentials } from '../../channel.ts'
import { fieldsOf, numberOf, textOf } from '../../shared/read.ts'
import { withoutSecrets } from '../../shared/without-secrets.ts'

export interface GraphError {
	readonly code: number
	/** 0 for none. */
	readonly subcode: number
	/** `131047`, or `10/2018278`. */
	readonly name: string
	readonly detail: string | null
	/** Meta says that the same may go well later. */
	readonly isTransient: boolean
}

/** Tokens of Facebook and of Instagram; Meta's own words repeat a malformed one. */
const TOKEN = /\b(?:EAA|IG)[\w-]{16,}/g

/** Null for what is no error of Meta's. Its logic is to be built on `code` and `details`, says Meta, not on titles. */
export function graphErrorOf(value: unknown, credentials: Credentials = {}): GraphError | null {
	const error = fieldsOf(value)
	const code = numberOf(error.code)
	if (code === null) return null
	const subcode = numberOf(error.error_subcode) ?? 0
	const { details } = fieldsOf(error.error_data)
	const words = textOf(details) ?? textOf(error.error_user_msg) ?? textOf(error.message) ?? textOf(error.title)
	return {
		code,
		subcode,
		name: subcode === 0 ? String(code) : `${code}/${subcode}`,
		detail: words === null ? null : withoutTokens(words, credentials),
		isTransient: error.is_transient === true,
	}
}

function withoutTokens(words: string, { accessToken, appSecret }: Credentials): string {
	return withoutSecrets(words, { accessToken, appSecret }).replace(TOKEN, '…')
}
