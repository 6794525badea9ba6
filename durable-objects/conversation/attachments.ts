import type { Attached } from '../../core/files/attached.ts'
import type { Content } from '../../core/message.ts'
import type { Said } from '../../core/protocol/conversation.ts'

/** Files that have been uploaded for this conversation: a message can name no others. */
export class Attachments {
	readonly #kv: SyncKvStorage

	constructor(kv: SyncKvStorage) {
		this.#kv = kv
	}

	add(attached: Attached): void {
		this.#kv.put(keyOf(attached.ref.id), attached)
	}

	of(file: string): Attached | null {
		return this.#kv.get<Attached>(keyOf(file)) ?? null
	}

	/** The first file of what is to be said that has not been uploaded; null when all are here. */
	missing(said: Said): string | null {
		return said.kind === 'files' ? said.files.find((it) => this.of(it) === null) ?? null : null
	}

	/** Nothing may be missing. */
	contentOf(said: Said): Content {
		if (said.kind !== 'files') return said
		const files = said.files.flatMap((it) => this.of(it)?.ref ?? [])
		return { kind: 'files', text: said.text, files }
	}
}

function keyOf(file: string): string {
	return `file ${file}`
}
