/** Where a few small texts are kept under names. In a browser that is `localStorage`, which all tabs of a site share. */
export interface Shelf {
	keys(): string[]
	get(key: string): string | null
	set(key: string, value: string): void
	remove(key: string): void
}

/** Forgets everything on reload. */
export function memoryShelf(): Shelf {
	const values = new Map<string, string>()
	return {
		keys: () => [...values.keys()],
		get: (key) => values.get(key) ?? null,
		set: (key, value) => void values.set(key, value),
		remove: (key) => void values.delete(key),
	}
}

/** Storage is refused to sandboxed frames and can be full or switched off; the chat then works without a memory. */
export function browserShelf(): Shelf {
	try {
		const storage = globalThis.localStorage
		storage.getItem('')
		return {
			keys: () => Object.keys(storage),
			get: (key) => storage.getItem(key),
			set: (key, value) => quietly(() => storage.setItem(key, value)),
			remove: (key) => quietly(() => storage.removeItem(key)),
		}
	} catch {
		return memoryShelf()
	}
}

function quietly(act: () => void): void {
	try {
		act()
	} catch {
		// A full or revoked storage costs us the memory, not the conversation.
	}
}
