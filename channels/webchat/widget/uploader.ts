import { backOffMs } from './back-off.ts'
import type { FileKeep, KeptFile } from './file-keep.ts'
import type { Upload } from './upload.ts'

/** `again`: nobody knows, or not now. */
export type Posted =
	| { readonly outcome: 'taken'; readonly file: string }
	| { readonly outcome: 'refused'; readonly code: string }
	| { readonly outcome: 'again' }

export interface UploaderOptions {
	readonly keep: FileKeep
	/** Hands one file to the server. The same id again is the same file there. */
	post(file: KeptFile, progress: (share: number) => void): Promise<Posted>
	/** It is with the server and can be said. */
	done(id: string, file: string): void
	show(uploads: readonly Upload[]): void
	newId(): string
	nowMs(): number
	random(): number
}

/** Brings files to the server, one after another in the order they were chosen. What is not there yet outlasts a reload. */
export class Uploader {
	readonly #options: UploaderOptions
	#files: readonly KeptFile[] = []
	#progress = 0
	#attempt = 0
	#isOnline = false
	#isBusy = false
	#retry: ReturnType<typeof setTimeout> | undefined

	constructor(options: UploaderOptions) {
		this.#options = options
	}

	/** What an earlier page has left behind. */
	async resume(): Promise<void> {
		const left = await this.#options.keep.all()
		const known = new Set(this.#files.map((it) => it.id))
		this.#files = [...left.filter((it) => !known.has(it.id)), ...this.#files].toSorted((a, b) => a.atMs - b.atMs)
		this.#changed()
	}

	add(files: readonly File[]): void {
		for (const blob of files) {
			const { nowMs, newId, keep } = this.#options
			const file = { id: newId(), name: blob.name, blob, atMs: nowMs(), refused: null }
			this.#files = [...this.#files, file]
			void keep.put(file)
		}
		this.#changed()
	}

	/** Whether the server can be reached. */
	online(isOnline: boolean): void {
		if (isOnline === this.#isOnline) return
		this.#isOnline = isOnline
		this.#attempt = 0
		void this.#next()
	}

	has(id: string): boolean {
		return this.#files.some((it) => it.id === id)
	}

	retry(id: string): void {
		this.#files = this.#files.map((it) => it.id === id ? { ...it, refused: null } : it)
		this.#changed()
	}

	discard(id: string): void {
		this.#files = this.#files.filter((it) => it.id !== id)
		void this.#options.keep.remove(id)
		this.#changed()
	}

	#changed(): void {
		this.#show()
		void this.#next()
	}

	#show(): void {
		const first = this.#first()?.id
		this.#options.show(this.#files.map(({ id, name, blob, atMs, refused }) => (
			{ id, name, type: blob.type, bytes: blob.size, atMs, refused, progress: id === first ? this.#progress : 0 }
		)))
	}

	#first(): KeptFile | undefined {
		return this.#files.find((it) => it.refused === null)
	}

	async #next(): Promise<void> {
		clearTimeout(this.#retry)
		const file = this.#isBusy || !this.#isOnline ? undefined : this.#first()
		if (!file) return
		this.#isBusy = true
		const posted = await this.#options.post(file, (share) => this.#moved(share))
		this.#isBusy = false
		this.#progress = 0
		if (posted.outcome === 'again') return this.#later()
		this.#attempt = 0
		// Who has discarded it meanwhile does not want to have sent it.
		if (posted.outcome === 'taken' && this.has(file.id)) {
			this.#options.done(file.id, posted.file)
		}
		if (posted.outcome === 'taken') return this.discard(file.id)
		this.#refuse(file, posted.code)
	}

	#refuse(file: KeptFile, code: string): void {
		const refused = { ...file, refused: code }
		this.#files = this.#files.map((it) => it.id === file.id ? refused : it)
		if (this.has(file.id)) void this.#options.keep.put(refused)
		this.#changed()
	}

	#later(): void {
		this.#show()
		this.#retry = setTimeout(() => void this.#next(), backOffMs(this.#attempt++, this.#options.random))
	}

	#moved(share: number): void {
		this.#progress = share
		this.#show()
	}
}
