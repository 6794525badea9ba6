/** What every webhook of Meta's is wrapped in: `{object, entry: [{id, time, …}]}`, with up to a thousand things in it. */
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { Inbound, InboundUnsupported } from '../../channel.ts'
import { cleanText } from '../../shared/clean.ts'
import { readJson } from '../../shared/json.ts'
import { type Fields, fieldsOf, isFields, listOf, textOf } from '../../shared/read.ts'
import { fingerprint } from './fingerprint.ts'

export type Entries = { readonly ok: true; readonly items: readonly Inbound[] } | Refusal

/**
 * Every entry of every envelope, through `read`. Meta's guides show envelopes in a list now and then, so a list of them is taken too.
 * `object` is what the webhook has to be about.
 */
export function readEntries(content: Uint8Array, { object, read }: {
	readonly object: string
	readonly read: (entry: Fields) => readonly Inbound[]
}): Entries {
	const body = readJson(content)
	const envelopes = Array.isArray(body) ? body : [body]
	if (envelopes.length === 0 || !envelopes.every((it) => isFields(it) && Array.isArray(it.entry))) return refuse('body-invalid')
	const items = envelopes.map(fieldsOf).flatMap((envelope) => {
		const about = textOf(envelope.object) ?? object
		return about === object ? listOf(envelope.entry).map(fieldsOf).flatMap(read) : [unheard(about, envelope)]
	})
	return { ok: true, items }
}

/** Something that is from nobody: it is only counted. It has no id of its own, so one is made of all there is. */
export function unheard(what: string, of: unknown): InboundUnsupported {
	return { kind: 'unsupported', id: `unheard ${fingerprint(of)}`, from: null, atMs: null, what: cleanText(what, 80) }
}
