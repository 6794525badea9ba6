/** What the gateway asks of the store of files, as narrowly as it needs it: another runtime has none. */
import type { Attached } from '../../../core/files/attached.ts'
import type { FilePlace } from '../../../core/files/file-key.ts'
import type { Refusal } from '../../../core/problem.ts'

export interface Upload {
	readonly place: FilePlace
	readonly body: ReadableStream<Uint8Array>
	/** As its sender says: in bytes, by its Content-Length. */
	readonly length: number | null
	readonly type: string | null
	readonly name: string | null
}

export interface Shelved extends Attached {
	readonly ok: true
}

export interface FileLink {
	/** A path on this installation. */
	readonly url: string
	readonly thumbnailUrl: string | null
	readonly expiresAtMs: number
}

export interface FileShelf {
	/** Null when it is not here. */
	find(place: FilePlace): Promise<Shelved | null>
	/** `body-invalid` when it breaks off; nothing is kept then. */
	keep(upload: Upload): Promise<Shelved | Refusal>
	link(place: FilePlace, how: { readonly thumbnail: boolean; readonly nowMs: number }): Promise<FileLink>
	/** What lies behind a link, as it is sent to a browser. */
	serve(asked: { readonly token: string; readonly headers: Headers; readonly nowMs: number }): Promise<Response | Refusal>
}
