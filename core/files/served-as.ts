import { UNKNOWN_TYPE } from './file-type.ts'

export interface ServedAs {
	readonly type: string
	readonly disposition: 'inline' | 'attachment'
	/** Of the answer: what a browser may do with it should it be opened as a page. */
	readonly policy: string
}

/** What a browser shows or plays and can do nothing with besides. SVG is a page with scripts, whatever it is called. */
const SHOWN =
	/^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/(?:mpeg|mp4|ogg|wave|webm|aac|flac|3gpp)|video\/(?:mp4|webm|ogg|quicktime|3gpp))$/
/** Files that a program opens, and not the browser. */
const SAVED =
	/^(?:image\/(?:heic|tiff|jxl)|audio\/(?:amr|aiff|midi|silk)|video\/(?:matroska|x-msvideo)|text\/(?:plain|csv|calendar|vcard|markdown|tab-separated-values)|application\/(?:zip|gzip|rtf|json|msword|epub\+zip|vnd\.(?:rar|ms-(?:excel|powerpoint|outlook)|openxmlformats-officedocument\.[\w.]+|oasis\.opendocument\.[\w-]+|apple\.\w+)|x-7z-compressed))$/

const CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
/** A browser's reader of PDFs is an object of its own, and does not start in a sandbox. */
const READER =
	"default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** How a file leaves. What could act in our name is bytes to be saved, and nothing else. */
export function servedAs(type: string): ServedAs {
	if (SHOWN.test(type)) return { type, disposition: 'inline', policy: CLOSED }
	if (type === 'application/pdf') return { type, disposition: 'inline', policy: READER }
	return { type: SAVED.test(type) ? type : UNKNOWN_TYPE, disposition: 'attachment', policy: CLOSED }
}
