/**
 * Every way Patchbay says no, in one place. A refusal is a value with one of these names; it reads the same over
 * HTTP (RFC 9457), on a socket (`{type: 'problem', code}`) and between objects. Only bugs throw.
 */
export const problems = {
	'agent-busy': { status: 409, title: 'The agent has no free capacity' },
	'agent-not-available': { status: 409, title: 'The agent is not available' },
	'agent-taken': { status: 409, title: 'Another member of staff works as this agent' },
	'already-assigned': { status: 409, title: 'The conversation already has an agent' },
	'archive-unavailable': { status: 503, title: 'The archive cannot be reached; live conversations are not affected' },
	'audit-unavailable': { status: 503, title: 'It cannot be recorded just now, so it has not been done; try again' },
	'body-invalid': { status: 400, title: 'The body is not what this route takes' },
	'body-too-large': { status: 413, title: 'The body is larger than this route takes' },
	'callback-not-asked': { status: 409, title: 'The customer has not asked to be called back' },
	'code-invalid': { status: 401, title: 'This code is not, or no longer, the right one' },
	'config-invalid': { status: 422, title: 'The configuration cannot be published as it is' },
	'config-moved': { status: 409, title: 'Another configuration has been published since the draft was begun' },
	'content-type-unsupported': { status: 415, title: 'The body is not of a type this route takes' },
	'conversation-closed': { status: 409, title: 'The conversation is closed' },
	'credentials-invalid': { status: 401, title: 'No one signs in with this address and password' },
	'disposition-unknown': { status: 422, title: 'No such disposition in this workspace' },
	'draft-missing': { status: 409, title: 'There is no draft to publish' },
	'field-not-protected': { status: 409, title: 'This field is shown as it is' },
	'file-gone': { status: 410, title: 'The provider does not have this file any more' },
	'file-not-here': { status: 409, title: 'The file has not come yet' },
	'file-refused': { status: 415, title: 'Files of this kind or size are not taken' },
	'forbidden': { status: 403, title: 'Your role does not allow this' },
	'frame-invalid': { status: 400, title: 'The frame is not part of the protocol' },
	'frame-too-large': { status: 413, title: 'The frame is larger than the protocol allows' },
	'idempotency-key-reused': { status: 422, title: 'This idempotency key has been used for something else' },
	'identity-invalid': { status: 401, title: 'Who this is said to be is not signed by the company' },
	'inbox-taken': { status: 409, title: 'There is an inbox of this name already' },
	'internal': { status: 500, title: 'Something broke on our side; the instance names the record of it' },
	'last-administrator': { status: 409, title: 'A workspace keeps at least one active administrator' },
	'link-expired': { status: 410, title: 'This link has expired; ask for a new one' },
	'mail-unavailable': { status: 503, title: 'Mail cannot be sent just now; try again' },
	'message-unknown': { status: 404, title: 'There is no such message in this conversation' },
	'method-not-allowed': { status: 405, title: 'This address does not take that method' },
	'not-assigned': { status: 403, title: 'Another agent holds this conversation' },
	'not-found': { status: 404, title: 'There is nothing here, or nothing you may see' },
	'not-offered': { status: 409, title: 'No such offer stands any more' },
	'not-signed-in': { status: 401, title: 'Sign in first' },
	'not-supported': { status: 422, title: 'The channel has no way to do this' },
	'not-wrapping': { status: 409, title: 'The conversation is not in wrap-up' },
	'objects-unavailable': { status: 503, title: 'The live side cannot be reached just now; try again' },
	'origin-not-allowed': { status: 403, title: 'This origin may not connect' },
	'parameter-invalid': { status: 400, title: 'A parameter of the address is not what this route takes' },
	'password-weak': { status: 422, title: 'Choose a password of at least 10 characters that is not a common one' },
	'pull-not-possible': { status: 409, title: 'This cannot be taken out of the line by hand' },
	'range-invalid': { status: 416, title: 'The file ends before this range begins' },
	'role-in-use': { status: 409, title: 'Somebody still has this role' },
	'sign-in-method-off': { status: 403, title: 'This workspace does not let anybody sign in this way' },
	'signature-invalid': { status: 403, title: 'The signature is not that of this inbox' },
	'signature-missing': { status: 401, title: 'Not signed, and only what the provider signs is taken' },
	'staff-exists': { status: 409, title: 'Somebody with this address is staff already' },
	'staff-unavailable': { status: 503, title: 'The staff directory cannot be reached; who is signed in stays signed in' },
	'stale-epoch': { status: 409, title: 'The offer has been replaced by a later one' },
	'tag-unknown': { status: 422, title: 'No such tag in this workspace' },
	'token-expired': { status: 401, title: 'The token has expired; ask for a new one' },
	'token-invalid': { status: 401, title: 'The token is not one of ours' },
	'token-missing': { status: 401, title: 'This socket needs a token' },
	'too-many-attempts': { status: 429, title: 'Too many failed attempts; wait as long as retry-after says' },
	'too-many-keys': { status: 409, title: 'A workspace has at most 200 API keys; revoke one first' },
	'too-many-requests': { status: 429, title: 'Too many requests from this address; wait as long as retry-after says' },
	'transfer-target-unknown': { status: 422, title: 'No such queue or agent to transfer to' },
	'two-factor-off': { status: 409, title: 'No second factor is set up' },
	'two-factor-on': { status: 409, title: 'A second factor is set up already' },
	'two-factor-required': { status: 403, title: 'This workspace asks for a second factor: set one up first' },
	'upgrade-required': { status: 426, title: 'This address speaks WebSocket only' },
	'version-unsupported': { status: 400, title: 'This protocol version is not spoken here' },
	'workspace-taken': { status: 409, title: 'There is a workspace of this name already' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** A refusal as a value: the name, and where it helps what exactly was wrong and in which field. */
export interface Refusal {
	readonly ok: false
	readonly code: ProblemCode
	readonly detail?: string
	/** Path of the offending field, as in `queues.0.name`. */
	readonly field?: string
}

export function refuse(code: ProblemCode, more: { detail?: string; field?: string } = {}): Refusal {
	return { ok: false, code, ...more }
}

/** The RFC 9457 document of a refusal. `instance` is the request's id. */
export function problemDocument(refusal: Omit<Refusal, 'ok'>, instance: string): Record<string, unknown> {
	const { status, title } = problems[refusal.code]
	const { code, detail, field } = refusal
	return { type: `urn:patchbay:problem:${code}`, code, title, status, detail, field, instance }
}
