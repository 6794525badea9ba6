/** What outlives a reload, in the browser's own storage under `patchbay.`. A full or forbidden storage loses it, no more. */
const PREFIX = 'patchbay.'

export function keep(key: string, value: unknown): void {
	try {
		localStorage.setItem(PREFIX + key, JSON.stringify(value))
	} catch {
		// Private windows may refuse; the console works without.
	}
}

/** Null when nothing is kept or it cannot be read. */
export function kept(key: string): unknown {
	try {
		return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
	} catch {
		return null
	}
}

export function forget(key: string): void {
	try {
		localStorage.removeItem(PREFIX + key)
	} catch {
		// As above.
	}
}

/** Keys in use that begin so. */
export function keysKept(prefix: string): readonly string[] {
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + prefix)).map((key) => key.slice(PREFIX.length))
	} catch {
		return []
	}
}
