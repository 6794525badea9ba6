/** Finding and filling in canned responses: `/` at the start of a line of one's own, then a part of an id or a name. */
import type { CannedResponse } from './canned-response.ts'

export interface Fitting {
	readonly language: string
	readonly queue: string | null
}

const SHOWN_MAX = 8

/** What stands behind the `/` while one is being looked for; null while none is. */
export function soughtIn(text: string): string | null {
	return /^\/(\S{0,40})$/.exec(text)?.[1]?.toLowerCase() ?? null
}

/** Those that fit this customer and queue, by what their id or name begins with, then by what is in it. */
export function cannedFor(all: readonly CannedResponse[], sought: string, { language, queue }: Fitting): readonly CannedResponse[] {
	const primary = language.split('-')[0]?.toLowerCase()
	const fitting = all.filter((it) =>
		(it.language === null || it.language === primary) && (it.queues.length === 0 || (queue !== null && it.queues.includes(queue)))
	)
	const begins = fitting.filter((it) => keysOf(it).some((key) => key.startsWith(sought)))
	const holds = fitting.filter((it) => !begins.includes(it) && keysOf(it).some((key) => key.includes(sought)))
	return [...begins, ...holds].slice(0, SHOWN_MAX)
}

function keysOf({ id, name }: CannedResponse): readonly string[] {
	return [id, name.toLowerCase()]
}

/** With the names put in. A name that is not known leaves no gap: the place goes with the space before it. */
export function filledIn(
	{ text }: Pick<CannedResponse, 'text'>,
	names: { readonly customer: string | null; readonly agent: string },
): string {
	const customer = names.customer
	const told = customer === null ? text.replaceAll(/ ?\{customer\}/g, '') : text.replaceAll('{customer}', () => customer)
	return told.replaceAll('{agent}', () => names.agent)
}
