import { canonicalJson } from './canonical-json.ts'
import type { AuditActor, AuditEntry } from './entry.ts'

const NAME_MAX_CHARS = 200
const ID_MAX_CHARS = 300
const ADDRESS_MAX_CHARS = 64
/** A hundred rows fit a message of the archive's queue, which holds 128 kB; a long list of changes is cut before that. */
const DETAIL_MAX_CHARS = 8_000

// deno-lint-ignore no-control-regex
const NUL = /\u0000/g

/** An entry as it can be stored anywhere and read back the same: PostgreSQL's text holds neither U+0000 nor half a surrogate pair. */
export function storable(entry: AuditEntry): AuditEntry {
	const { target, address } = entry
	return {
		...entry,
		actor: actorOf(entry.actor),
		address: address === null ? null : plain(address, ADDRESS_MAX_CHARS),
		target: target && { kind: plain(target.kind, NAME_MAX_CHARS), id: plain(target.id, ID_MAX_CHARS) },
		detail: detailOf(entry.detail),
	}
}

function actorOf(actor: AuditActor): AuditActor {
	if (actor.kind === 'system') return { kind: 'system' }
	const name = plain(actor.name, NAME_MAX_CHARS)
	return actor.kind === 'stranger' ? { kind: 'stranger', name } : { kind: actor.kind, id: plain(actor.id, ID_MAX_CHARS), name }
}

/** What is too long to keep says so, and how long it was. */
function detailOf(detail: AuditEntry['detail']): AuditEntry['detail'] {
	const text = canonicalJson(tidy(detail))
	return text.length > DETAIL_MAX_CHARS ? { cut: true, chars: text.length, begins: text.slice(0, 500).toWellFormed() } : JSON.parse(text)
}

function tidy(value: unknown): unknown {
	if (typeof value === 'string') return plain(value, DETAIL_MAX_CHARS)
	if (Array.isArray(value)) return value.map(tidy)
	// A number that JSON has none of is no number; minus nought comes back as nought.
	if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(Object.entries(value).map(([name, it]) => [plain(name, NAME_MAX_CHARS), tidy(it)]))
}

function plain(text: string, charsMax: number): string {
	return text.replace(NUL, '').slice(0, charsMax).toWellFormed()
}
