import type { FileRef } from '../../../core/message.ts'
import type { StoredFile } from '../../../core/protocol/conversation.ts'
import { el, icon } from './dom.ts'
import type { FileLink } from './file-links.ts'
import type { Texts } from './i18n.ts'
import type { FileState } from './said.ts'

export interface FileNodeOptions {
	readonly texts: Texts
	/** Null when there is none now. */
	linkTo(file: string): Promise<FileLink | null>
}

const UNITS = ['B', 'kB', 'MB', 'GB']

/** 1 kB is 1,000 bytes. */
export function sizeText(bytes: number, locale: string): string {
	const step = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
	const value = new Intl.NumberFormat(locale, { maximumFractionDigits: step === 0 ? 0 : 1 }).format(bytes / 1_000 ** step)
	return `${value} ${UNITS[step]}`
}

/** A picture, a player or a document. Links expire: one is asked for when it comes into sight, and again when somebody reaches for it. */
export function fileNode(ref: FileRef, state: FileState | undefined, options: FileNodeOptions): Element {
	if (state === undefined || typeof state === 'string') {
		return documentNode(ref, { note: noteOf(state, options.texts), options })
	}
	const isPicture = ref.kind === 'image' || ref.kind === 'sticker'
	if (isPicture) return picture(ref, state, options)
	return ref.kind === 'file' ? documentNode(ref, { stored: state, options }) : player(ref, state, options)
}

function noteOf(state: 'coming' | 'gone' | undefined, { fileComing, fileGone }: Texts): string {
	return state === 'gone' ? fileGone : state === 'coming' ? fileComing : ''
}

function documentNode(
	ref: FileRef,
	{ stored, note = '', options }: {
		stored?: StoredFile
		note?: string
		options: FileNodeOptions
	},
): Element {
	const { texts } = options
	const bytes = stored?.bytes ?? ref.bytes
	const small = note || (bytes === null ? '' : sizeText(bytes, texts.locale))
	const words = el('span', {}, el('b', {}, ref.name ?? texts.file), el('small', {}, small))
	if (!stored) return el('div', { class: 'file doc' }, icon('paper'), words)
	const anchor = el('a', { class: 'file doc', ...elsewhere }, icon('paper'), words)
	keepLinked(anchor, ref, { options, set: ({ url }) => anchor.href = url })
	return anchor
}

function picture(ref: FileRef, stored: StoredFile, options: FileNodeOptions): Element {
	const { width = 4, height = 3 } = stored
	const image = el('img', { alt: ref.name ?? options.texts.picture })
	image.style.aspectRatio = `${width} / ${height}`
	const anchor = el('a', { class: 'file picture', ...elsewhere }, image)
	keepLinked(anchor, ref, {
		options,
		set({ url, thumbnailUrl }) {
			anchor.href = url
			if (!image.src) image.src = thumbnailUrl ?? url
		},
	})
	return orDocument(anchor, image, () => documentNode(ref, { stored, options }))
}

function player(ref: FileRef, stored: StoredFile, options: FileNodeOptions): Element {
	const isVideo = ref.kind === 'video'
	const media = el(isVideo ? 'video' : 'audio', {
		class: 'file',
		controls: '',
		preload: 'metadata',
		'aria-label': ref.name ?? options.texts.file,
	})
	keepLinked(media, ref, {
		options,
		set({ url }) {
			if (media.paused && media.src !== url) media.src = url
		},
	})
	return orDocument(media, media, () => documentNode(ref, { stored, options }))
}

const elsewhere = { target: '_blank', rel: 'noopener noreferrer' }

/** A page's own policy may keep pictures and players out; a link it cannot. */
function orDocument(node: Element, media: Element, other: () => Element): Element {
	media.addEventListener('error', () => node.replaceWith(other()), { once: true })
	return node
}

interface Linking {
	readonly options: FileNodeOptions
	set(link: FileLink): void
}

function keepLinked(node: Element, { id }: FileRef, { options, set }: Linking): void {
	const renew = async () => {
		const link = await options.linkTo(id)
		if (link) set(link)
	}
	const sight = new IntersectionObserver((entries) => {
		if (!entries.some((it) => it.isIntersecting)) return
		sight.disconnect()
		void renew()
	})
	sight.observe(node)
	for (const type of ['pointerenter', 'focusin']) {
		node.addEventListener(type, () => void renew())
	}
}
