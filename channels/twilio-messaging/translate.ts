import type { Hearing, Inbound, Translated } from '../channel.ts'
import { refuse } from '../../core/problem.ts'
import { cleanId } from '../shared/clean.ts'
import { firstOf, type Form, readForm } from '../shared/form.ts'
import { senderOf } from './address.ts'
import { messageItems } from './message-items.ts'
import { statusItems } from './status-items.ts'

const decoder = new TextDecoder()

/** A webhook brings one message, or one word about a message of ours; the form says which. */
export function translate(content: Uint8Array<ArrayBuffer>, { url }: Hearing & { readonly url: URL }): Translated {
	const form = readForm(decoder.decode(content))
	const items = statusItems(form, url) ?? messageItems(form) ?? unknownItems(form)
	return items === null ? refuse('body-invalid', { detail: 'Neither a message nor a status of Twilio’s' }) : { ok: true, items }
}

/** Something else Twilio posts, such as a call to a number whose voice address is this one. Null for what is none of Twilio's. */
function unknownItems(form: Form): readonly Inbound[] | null {
	const what = [...form.keys()].find((it) => it !== 'AccountSid' && /^[A-Za-z]{2,40}Sid$/.test(it))
	const id = what === undefined ? null : cleanId(firstOf(form, what), 100)
	if (what === undefined || id === null) return null
	return [{ kind: 'unsupported', id: `other ${id}`, from: senderOf(firstOf(form, 'From'), null), what, atMs: null }]
}
