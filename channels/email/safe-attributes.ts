/** Which elements and attributes of a mail are shown, and with what values. What is not named here goes; its text stays. */
import { safeStyle } from './safe-style.ts'

const ELEMENTS = new Set(
	('a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
		'font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup table tbody td tfoot ' +
		'th thead time tr tt u ul var wbr').split(' '),
)
export const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr'])

export function isShown(name: string): boolean {
	return ELEMENTS.has(name)
}

type Check = (value: string) => string | null

const WORD: Check = (value) => (/^[a-z-]{1,20}$/i.test(value) ? value : null)
const LENGTH: Check = (value) => (/^\d{1,4}(?:\.\d{1,3})?(?:%|px)?$/.test(value) ? value : null)
const NUMBER: Check = (value) => (/^[+-]?\d{1,4}$/.test(value) ? value : null)
const COLOUR: Check = (value) => (/^#?[\da-z]{1,30}$/i.test(value) ? value : null)
const LANGUAGE: Check = (value) => (/^[a-z0-9-]{1,40}$/i.test(value) ? value : null)
const PHRASE: Check = (value) => value.slice(0, 500)
const STYLE: Check = (value) => safeStyle(value) || null

const ANYWHERE: Readonly<Record<string, Check>> = { align: WORD, dir: WORD, lang: LANGUAGE, style: STYLE, title: PHRASE }
const SIZED: Readonly<Record<string, Check>> = { width: LENGTH, height: LENGTH, bgcolor: COLOUR, valign: WORD }
const CELL: Readonly<Record<string, Check>> = { ...SIZED, colspan: NUMBER, rowspan: NUMBER, nowrap: () => '' }
const LIST: Readonly<Record<string, Check>> = { start: NUMBER, type: WORD }

const ONLY: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
	col: { ...SIZED, span: NUMBER },
	colgroup: { ...SIZED, span: NUMBER },
	font: { color: COLOUR, face: (value) => (/^[\w\s,'"-]{1,200}$/.test(value) ? value : null), size: NUMBER },
	hr: { width: LENGTH, size: LENGTH, color: COLOUR },
	img: { alt: PHRASE, width: LENGTH, height: LENGTH, border: LENGTH },
	ol: LIST,
	table: { ...SIZED, border: LENGTH, cellpadding: LENGTH, cellspacing: LENGTH },
	td: CELL,
	th: CELL,
	tr: SIZED,
	ul: LIST,
}

/** Those that may stay. Where links and pictures lead is not decided here. */
export function safeAttributes(name: string, attributes: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
	const checks: Readonly<Record<string, Check>> = Object.hasOwn(ONLY, name) ? { ...ANYWHERE, ...ONLY[name] } : ANYWHERE
	return Object.entries(attributes).flatMap(([key, value]) => {
		const kept = Object.hasOwn(checks, key) ? checks[key]?.(value.trim()) : null
		return kept === null || kept === undefined ? [] : [[key, kept] as const]
	})
}

const LINK = /^(?:https?:\/\/|mailto:|tel:)/i

/** Where a link may lead; null for nowhere: no script, no data, nothing of the page it is shown in. */
export function safeLink(href: string): string | null {
	const url = withoutControls(href)
	return LINK.test(url) && URL.canParse(url) ? url : null
}

/** Browsers leave these out of an address; so do we before we look at it. */
function withoutControls(text: string): string {
	// deno-lint-ignore no-control-regex -- control characters are what it is about
	return text.replace(/[\u0000-\u0020\u007f-\u009f]/g, '').slice(0, 2_000)
}

/** The only pictures that come within the page itself. No SVG: that is a document. */
const INLINE_IMAGE = /^data:image\/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=]{1,60000}$/

export type Picture =
	/** Lies among the mail's own files, at this place. */
	| { readonly 'data-file': string }
	/** Lies elsewhere, and is loaded only when somebody asks for it: loading it tells the sender that the mail is read. */
	| { readonly 'data-src': string }
	| { readonly src: string }

/** `files`: place by Content-ID. Null for a picture that cannot be shown. */
export function safePicture(src: string, files: ReadonlyMap<string, number>): Picture | null {
	const url = src.trim()
	if (/^cid:/i.test(url)) {
		const place = files.get(contentId(url.slice(4)))
		return place === undefined ? null : { 'data-file': String(place) }
	}
	if (INLINE_IMAGE.test(url)) return { src: url }
	const link = safeLink(url)
	return link !== null && /^https?:/i.test(link) ? { 'data-src': link } : null
}

/** As it stands in a link or between angle brackets. */
export function contentId(text: string): string {
	const id = text.trim().replace(/^<|>$/g, '')
	try {
		return decodeURIComponent(id)
	} catch {
		return id
	}
}
