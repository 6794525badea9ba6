import { createHash } from 'node:crypto'
import { Kept } from '../shared/kept.ts'
import type { ApiRequest } from '../stand-in.ts'

export interface Media {
	readonly kind: string
	readonly name: string
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

/** Files that lie at the provider for three days, by media id. */
export class MediaStore {
	readonly #files = new Kept<Media>(200)

	/** The same id for the same file. */
	put(media: Media): string {
		const id = createHash('sha256').update(media.kind).update(media.name).update(media.bytes).digest('base64url')
		this.#files.set(id, media)
		return id
	}

	get(id: string): Media | undefined {
		return this.#files.get(id)
	}
}

export interface UploadRules {
	/** Endings of names, and largest size in bytes. An empty list of endings takes any. */
	readonly [kind: string]: { readonly endings: readonly string[]; readonly maxBytes: number }
}

export type UploadAnswer = { readonly errcode: number; readonly errmsg: string } | { readonly id: string; readonly kind: string }

/** Takes a multipart upload as strictly as the provider does. */
export async function upload(
	request: ApiRequest,
	{ kind, store, rules }: { kind: string; store: MediaStore; rules: UploadRules },
): Promise<UploadAnswer> {
	const rule = rules[kind]
	if (rule === undefined) return { errcode: 40004, errmsg: 'invalid media type' }
	const file = await fileIn(request)
	if (file === null || file.size === 0) return { errcode: 41005, errmsg: 'media data missing' }
	const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
	if (rule.endings.length > 0 && !rule.endings.includes(ending)) return { errcode: 40005, errmsg: 'invalid file type' }
	if (file.size > rule.maxBytes) return { errcode: 40006, errmsg: 'invalid meida size' }
	const bytes = new Uint8Array(await file.arrayBuffer())
	return { id: store.put({ kind, name: file.name, type: file.type, bytes }), kind }
}

/** The providers do not take a body whose length is not said beforehand. */
async function fileIn({ headers, body }: ApiRequest): Promise<File | null> {
	if (headers['content-length'] === undefined) return null
	try {
		const form = await new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData()
		const file = form.get('media')
		return file instanceof File ? file : null
	} catch {
		return null
	}
}
