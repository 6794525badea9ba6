/** Where the bytes of a file are, for a while. */
export interface FileLink {
	readonly url: string
	readonly thumbnailUrl: string | null
	readonly expiresAtMs: number
}

/** A link is as good as gone when whoever follows it may be late. */
const MARGIN_MS = 60_000

/** Asks for links, each once while it is good. */
export class FileLinks {
	readonly #ask: (file: string) => Promise<FileLink | null>
	readonly #known = new Map<
		string,
		{ readonly link: Promise<FileLink | null>; untilMs: number }
	>()

	/** `ask` answers null for what is not there, and throws when nobody can tell now. */
	constructor(ask: (file: string) => Promise<FileLink | null>) {
		this.#ask = ask
	}

	/** Null when there is none now. */
	async of(file: string, nowMs: number): Promise<FileLink | null> {
		const known = this.#known.get(file)
		if (known && known.untilMs > nowMs) return await known.link
		const entry = { link: this.#ask(file).catch(() => null), untilMs: Infinity }
		this.#known.set(file, entry)
		const link = await entry.link
		if (link) entry.untilMs = link.expiresAtMs - MARGIN_MS
		else this.#known.delete(file)
		return link
	}
}
