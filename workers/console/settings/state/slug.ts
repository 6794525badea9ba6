import { slugOf } from '../../../../core/config/slug-of.ts'

const ID_MAX_CHARS = 40

/** What may name an entry, as the configuration has it. */
export function isSlug(id: string): boolean {
	return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(id)
}

/** The name's own id, or one with a number where that is taken or there is none; `kind` is what it is, as in `queue`. */
export function freshId(name: string, { taken, kind }: { taken: readonly string[]; kind: string }): string {
	const own = slugOf(name)
	const base = own === '' ? kind : own
	for (let n = 1;; n++) {
		const suffix = n === 1 ? '' : `-${n}`
		const id = trimmed(base.slice(0, ID_MAX_CHARS - suffix.length)) + suffix
		if (!taken.includes(id)) return id
	}
}

function trimmed(text: string): string {
	return text.replaceAll(/^-+|-+$/g, '')
}
