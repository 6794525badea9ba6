import type { Path } from './json-path.ts'

/** Line, from 1, on which the value at a path begins in a JSON text; of the nearest above it when it is not there. */
export function lineOf(text: string, path: Path): number {
	const scan = new Scan(text)
	scan.find(path)
	return text.slice(0, scan.found).split('\n').length
}

/** Line, from 1, on which a text stops being JSON; null when it is JSON. */
export function brokenLineOf(text: string): number | null {
	try {
		JSON.parse(text)
		return null
	} catch {
		return text.slice(0, new Scan(text).breakAt()).split('\n').length
	}
}

/** Walks a JSON text and knows where its values begin; nothing is built. */
class Scan {
	/** Where the value sought begins, as far as it has been found. */
	found = 0
	readonly #text: string
	#at = 0

	constructor(text: string) {
		this.#text = text
	}

	find(path: Path): void {
		try {
			this.#value(path)
		} catch {
			// What was found before the text broke is near enough.
		}
	}

	breakAt(): number {
		try {
			this.#value(null)
			this.#space()
			if (this.#at < this.#text.length) return this.#at
		} catch {
			// Here it broke.
		}
		return this.#at
	}

	/** Null for a value that is not on the path. */
	#value(path: Path | null): void {
		this.#space()
		if (path !== null) this.found = this.#at
		const char = this.#text[this.#at]
		if (char === '{') this.#members(path)
		else if (char === '[') this.#entries(path)
		else this.#scalar()
	}

	#members(path: Path | null): void {
		this.#list('}', () => {
			this.#space()
			const start = this.#at
			this.#take(/"(?:[^"\\\n]|\\.)*"/y)
			const key: unknown = JSON.parse(this.#text.slice(start, this.#at))
			this.#space()
			this.#take(/:/y)
			this.#value(path !== null && path.length > 0 && String(path[0]) === key ? path.slice(1) : null)
		})
	}

	#entries(path: Path | null): void {
		this.#list(']', (index) => this.#value(path !== null && path.length > 0 && Number(path[0]) === index ? path.slice(1) : null))
	}

	#list(end: '}' | ']', entry: (index: number) => void): void {
		this.#at++
		this.#space()
		if (this.#text[this.#at] === end) return void this.#at++
		for (let index = 0;; index++) {
			entry(index)
			this.#space()
			if (this.#text[this.#at] === end) return void this.#at++
			this.#take(/,/y)
		}
	}

	#scalar(): void {
		this.#take(/"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y)
	}

	#space(): void {
		this.#take(/\s*/y)
	}

	#take(pattern: RegExp): void {
		pattern.lastIndex = this.#at
		const match = pattern.exec(this.#text)
		if (match === null) throw new SyntaxError(`no JSON at ${this.#at}`)
		this.#at += match[0].length
	}
}
