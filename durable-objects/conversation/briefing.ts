import type { To } from '../../core/conversation/command.ts'
import type { FactsPatch } from '../../core/conversation/facts-patch.ts'
import { type Facts, plainFacts } from '../../core/routing/facts.ts'

const KEY = 'briefing'

/** `veiled`: the fields that staff see as dots. */
export interface Lesson extends Pick<To<'learn'>, 'by'> {
	readonly facts: FactsPatch
	readonly key: string
	readonly veiled?: readonly string[]
}

/** What the company says of a matter before its customer has said a word: kept until the log begins. */
export class Briefing {
	readonly #kv: SyncKvStorage

	constructor(storage: DurableObjectStorage) {
		this.#kv = storage.kv
	}

	get facts(): FactsPatch | undefined {
		return this.#kv.get<FactsPatch>(KEY)
	}

	/** What is known before the first word, from the company or from the page; of an old matter's, what the page says of the new one. */
	before(page: Partial<Facts> | undefined, seq: number): Partial<Facts> | undefined {
		return seq === 0 && (page || this.facts) ? { ...page, ...this.facts } as Partial<Facts> : page
	}

	/** Answers what is known by then. */
	add(facts: FactsPatch): Facts {
		const known = { ...this.facts, ...facts }
		this.#kv.put(KEY, known)
		return { ...plainFacts, ...known }
	}
}
