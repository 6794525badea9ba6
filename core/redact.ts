/** What must never stand in a log: secrets, tokens, cookies, addresses of people. Rather too much is taken out than too little. */

const REDACTED = '[redacted]'
/** More helps nobody, and looking for patterns in it takes its time. */
const TEXT_MAX_CHARS = 8_000
/** Fields that hold one, whatever they hold. */
const SECRET_FIELD =
	/secret|password|passwd|token|cookie|authorization|credential|verifier|nonce|api[-_]?key|backup_?codes?|otp|^(?:code|ticket)$/i

const WORD = /[^\s"'<>(),;:[\]{}=/\\]+/gu
const ADDRESS = /.@[^@]+\.[^@.]{2,}$/u
/** MACs, random keys: long, and no word of any language. */
const RANDOM = /^(?=.*\d)(?=.*[A-Za-z])[\w+-]{40,}$/

/** What is named as a secret. Each begins at something rare, so that no text takes long to look through. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
	// `Cookie: a=b; c=d`, `Set-Cookie: …`, `Authorization: …`, to the end of the line or of the JSON text.
	[/\b((?:set-)?cookie|authorization|sec-websocket-protocol)\b(["']?\s*[:=]\s*)[^\r\n"]+/gi, `$1$2${REDACTED}`],
	[/\b(bearer|basic)\s+[^\s"',;]+/gi, `$1 ${REDACTED}`],
	[/\bpbk_[\w-]+/g, REDACTED],
	[/\b((?:__\w+-)?patchbay\.[\w.-]+)=[^;\s"]+/g, `$1=${REDACTED}`],
	[/\b(ticket|token)\.[\w.~+/-]{8,}/g, `$1.${REDACTED}`],
	// Who connects where, with what: `postgres://user:password@host`.
	[/:\/\/[^\s/@"']+@/g, `://${REDACTED}@`],
	// In an address or a form.
	[
		/([?&#;\s"']|^)([\w.-]*(?:secret|password|token|verifier|nonce|api_?key)[\w.-]*|code|state|ticket|signature|sig)=[^&#\s"';]*/gi,
		`$1$2=${REDACTED}`,
	],
	[/#\/(reset|invitation)\/[^\s"'<]+/g, `#/$1/${REDACTED}`],
	[/(\/api\/auth\/(?:invitations|reset-password)\/)[^\s"'/?#]+/g, `$1${REDACTED}`],
	// JWTs.
	[/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, REDACTED],
]

export function redactText(text: string): string {
	const short = text.length > TEXT_MAX_CHARS ? `${text.slice(0, TEXT_MAX_CHARS)}…` : text
	return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), short).replace(WORD, redactWord)
}

/** What looks like a secret, or like somebody. */
function redactWord(word: string): string {
	if (word.includes('@') && ADDRESS.test(word)) return '[e-mail]'
	return word.split('.').map((it) => RANDOM.test(it) ? REDACTED : it).join('.')
}

/** One line of JSON. Errors say what went wrong at the bottom: what wraps it may quote a query with all its parameters. */
export function redactedLine(what: Readonly<Record<string, unknown>>): string {
	return JSON.stringify(what, (field, value: unknown) => {
		if (value instanceof Error) return redactText(String(bottomOf(value)))
		if (value !== null && value !== undefined && SECRET_FIELD.test(field)) return REDACTED
		return typeof value === 'string' ? redactText(value) : value
	})
}

/** Where it was thrown, without what it says, which may quote what somebody wrote. */
export function framesOf({ stack = '' }: Error): string {
	return stack.split('\n').filter((it) => /^\s+at /.test(it)).join('\n')
}

function bottomOf(error: Error): Error {
	return error.cause instanceof Error ? bottomOf(error.cause) : error
}
