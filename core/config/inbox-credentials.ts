import { type Refusal, refuse } from '../problem.ts'
import { credentialFields, type InboxChannel, optionalFields } from './inbox-channel.ts'

const CHARS_MAX = 4_000

export type ReadCredentials = { readonly ok: true; readonly values: Readonly<Record<string, string>> } | Refusal

interface Given {
	/** Fields that are set already, and may be left out. */
	readonly set: readonly string[]
	/** Where they stand in the body: `credentials.`, or nothing. */
	readonly under: string
}

/** What an inbox of that channel is given, each field by its name: none that the channel does not have, and in the end all that it must have. */
export function readCredentials(channel: InboxChannel, given: Readonly<Record<string, unknown>>, { set, under }: Given): ReadCredentials {
	const fields: readonly string[] = credentialFields[channel]
	const bad = (name: string, detail: string) => refuse('body-invalid', { field: `${under}${name}`, detail })
	for (const [name, value] of Object.entries(given)) {
		if (!fields.includes(name) && !optionalFields[channel]?.includes(name)) return bad(name, strange(channel))
		if (typeof value !== 'string') return bad(name, 'Must be text')
		const wrong = wrongIn(value)
		if (wrong) return bad(name, wrong)
	}
	const missing = fields.find((it) => !Object.hasOwn(given, it) && !set.includes(it))
	if (missing !== undefined) return bad(missing, `Missing; an inbox of channel ${channel} takes ${fields.join(', ')}`)
	return { ok: true, values: given as Record<string, string> }
}

function strange(channel: InboxChannel): string {
	const fields = credentialFields[channel]
	return fields.length === 0
		? `An inbox of channel ${channel} takes no credentials`
		: `There is no such field; an inbox of channel ${channel} takes ${fields.join(', ')}`
}

/** A blank that was copied along would make a provider refuse it, and nobody could look why. */
function wrongIn(value: string): string | null {
	if (value === '') return 'Must not be empty'
	if (value.length > CHARS_MAX) return `Must have at most ${CHARS_MAX} characters`
	return /[\s\p{C}]/u.test(value) ? 'Must have no blanks or line breaks in it' : null
}
