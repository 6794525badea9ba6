/** What must never stand in a log: secrets, tokens, cookies, addresses of people. Rather too much is taken out than too little. */

const REDACTED = '[redacted]'
/** Fields that hold one, whatever they hold. */
const SECRET_FIELD =
	/secret|password|passwd|token|cookie|authorization|credential|verifier|nonce|api[-_]?key|backup_?codes?|otp|^(?:code|state|ticket|key)$/i

/** In this order: what is named goes before what only looks like something. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
	// `Cookie: a=b; c=d`, `Set-Cookie: …`, `Authorization: …`, to the end of the line or of the JSON text.
	[/\b((?:set-)?cookie|authorization|sec-websocket-protocol)\b(["']?\s*[:=]\s*)[^\r\n"]+/gi, `$1$2${REDACTED}`],
	[/\b(bearer|basic)\s+[^\s"',;]+/gi, `$1 ${REDACTED}`],
	[/\bpbk_[\w-]+/g, REDACTED],
	[/\b((?:__\w+-)?patchbay\.[\w.-]+)=[^;\s"]+/g, `$1=${REDACTED}`],
	[/\b(ticket|token)\.[\w.~+/-]{8,}/g, `$1.${REDACTED}`],
	// Who connects where, with what: `postgres://user:password@host`.
	[/([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${REDACTED}@`],
	// In an address or a form.
	[
		/([?&#;\s"']|^)([\w.-]*(?:secret|password|token|verifier|nonce|api_?key)[\w.-]*|code|state|ticket|signature|sig)=[^&#\s"';]*/gi,
		`$1$2=${REDACTED}`,
	],
	[/#\/(reset|invitation)\/[^\s"'<]+/g, `#/$1/${REDACTED}`],
	[/(\/api\/auth\/(?:invitations|reset-password)\/)[^\s"'/?#]+/g, `$1${REDACTED}`],
	[/[^\s@"'<>(),;:[\]{}=/\\]+@[^\s@"'<>(),;:[\]{}=/\\]+\.[a-z0-9-]{2,}/giu, '[e-mail]'],
	// JWTs, MACs, random keys: long, and no word of any language.
	[/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, REDACTED],
	[/(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[\w+-]{40,}={0,2}/g, REDACTED],
]

export function redactText(text: string): string {
	return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
}

/** One line of JSON. Errors say what went wrong at the bottom: what wraps it may quote a query with all its parameters. */
export function redactedLine(what: Readonly<Record<string, unknown>>): string {
	return JSON.stringify(what, (field, value: unknown) => {
		if (value instanceof Error) return redactText(String(bottomOf(value)))
		if (value !== null && value !== undefined && SECRET_FIELD.test(field)) return REDACTED
		return typeof value === 'string' ? redactText(value) : value
	})
}

function bottomOf(error: unknown): unknown {
	return error instanceof Error && error.cause !== undefined ? bottomOf(error.cause) : error
}
