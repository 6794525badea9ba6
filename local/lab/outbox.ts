import { z } from 'zod'

/** How many mails the lab keeps; older ones go. */
const KEPT_MAX = 500

export const Mail = z.object({
	to: z.string().min(1).max(254),
	subject: z.string().max(1_000),
	text: z.string().max(100_000),
	html: z.string().max(200_000),
})
export type Mail = z.infer<typeof Mail>

export interface Kept extends Mail {
	/** Counts up from 1. */
	readonly id: number
	readonly atMs: number
	/** Web addresses in the text, in its order. */
	readonly links: readonly string[]
}

/** Every mail that would have been sent, for as long as the lab runs. */
export class Outbox {
	readonly #kept: Kept[] = []
	#count = 0

	add(mail: Mail, atMs: number): Kept {
		const kept = { id: ++this.#count, atMs, ...mail, links: linksIn(mail.text) }
		this.#kept.unshift(kept)
		this.#kept.splice(KEPT_MAX)
		return kept
	}

	/** Newest first; of one address alone where `to` names it. */
	list(to: string | null = null): readonly Kept[] {
		return this.#kept.filter((it) => to === null || it.to.toLowerCase() === to.toLowerCase())
	}
}

const LINK = /https?:\/\/[^\s<>"]+/g

function linksIn(text: string): string[] {
	return text.match(LINK) ?? []
}

/** The text in pieces, in order: web addresses apart from what stands between them. */
export function piecesOf(text: string): { readonly text: string; readonly link: boolean }[] {
	const between = text.split(LINK).map((it) => ({ text: it, link: false }))
	const links = linksIn(text).map((it) => ({ text: it, link: true }))
	return between.flatMap((it, i) => [it, ...links.slice(i, i + 1)])
}
