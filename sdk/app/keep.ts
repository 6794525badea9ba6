import type { PushDevice, Store } from './types.ts'
import { field } from './field.ts'
import type { Item } from './outbox.ts'
import type { Pass } from './pass.ts'

/** What outlasts the end of the app. */
export interface Kept {
	readonly pass: Pass | null
	readonly outbox: readonly Item[]
	readonly device: PushDevice | null
}

export const nothingKept: Kept = { pass: null, outbox: [], device: null }

/** One record for each identity at each inbox; writes follow one another, the newest last. */
export class Keep {
	readonly #store: Store | null
	readonly #key: string
	#kept: Kept = nothingKept
	#isLoaded = false
	#writing: Promise<unknown> = Promise.resolve()

	constructor(store: Store | null, { inbox, person }: { inbox: string; person: string }) {
		this.#store = store
		this.#key = `patchbay:${inbox}:${person}`
	}

	get now(): Kept {
		return this.#kept
	}

	async load(): Promise<Kept> {
		try {
			this.#kept = keptOf(JSON.parse(await this.#store?.getItem(this.#key) ?? 'null'))
		} catch {
			// What cannot be read is as good as nothing.
		}
		this.#isLoaded = true
		return this.#kept
	}

	/** Before it is loaded, what is there must not be written over: whoever loads it saves then. */
	save(change: Partial<Kept>): void {
		if (!this.#isLoaded) return
		this.#kept = { ...this.#kept, ...change }
		const text = JSON.stringify({ ...this.#kept, outbox: this.#kept.outbox.filter(canBeKept) })
		this.#write(() => this.#store?.setItem(this.#key, text))
	}

	forget(): void {
		this.#kept = nothingKept
		this.#write(() => this.#store?.removeItem(this.#key))
	}

	/** A full or revoked storage costs the memory, not the conversation. */
	#write(act: () => unknown): void {
		this.#writing = this.#writing.then(act).catch(() => undefined)
	}
}

function canBeKept({ files }: Item): boolean {
	return files.every((it) => 'id' in it || 'uri' in it)
}

/** It is ours, under a name of ours; what is broken in it is left out. */
function keptOf(json: unknown): Kept {
	const outbox = field(json, 'outbox')
	return {
		pass: (field(json, 'pass') ?? null) as Pass | null,
		outbox: Array.isArray(outbox) ? outbox as Item[] : [],
		device: (field(json, 'device') ?? null) as PushDevice | null,
	}
}
