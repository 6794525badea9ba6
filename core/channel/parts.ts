/** What a message becomes on its way out: the pieces a provider takes one by one, within its limits. */
import type { Content, FileRef, Option } from '../message.ts'
import type { ConversationEvent } from '../protocol/conversation.ts'
import type { About } from './about.ts'
import { pieces } from './pieces.ts'
import { externalIdOf } from './point.ts'

/** One message as a provider counts them, with its files as far as they are known. */
export type PartOf<File> =
	| Exclude<Content, { kind: 'files' | 'email' | 'unsupported' | 'choice' }>
	| { readonly kind: 'file'; readonly text: string; readonly file: File }
	| {
		readonly kind: 'email'
		readonly text: string
		readonly subject: string
		readonly html: string | null
		readonly files: readonly File[]
	}
	| { readonly kind: 'reaction'; readonly of: string; readonly emoji: string | null }
	| { readonly kind: 'edit'; readonly of: string; readonly text: string }
	| { readonly kind: 'delete'; readonly of: string }

/** With files by name. */
export type PlannedPart = PartOf<FileRef>

/** Rows of a conversation that go out. */
export type OutwardEvent = Extract<ConversationEvent, { type: 'message' | 'reaction' | 'edited' | 'deleted' }>

/** The provider's id of a message in the log: of the customer's own it stands in the id, of ours it is known once it was sent. */
export type Resolve = (message: string) => string | null

/** In the order they go out. Empty for what the provider has never had. */
export function partsOf(event: OutwardEvent, { about, resolve }: { about: About; resolve: Resolve }): readonly PlannedPart[] {
	if (event.type === 'message') return contentParts(event.content, about)
	const of = externalIdOf(event.of) ?? resolve(event.of)
	// Where nothing can be changed, what was changed before it went out goes as it is now.
	if (of === null) return event.type === 'edited' && !about.edits ? contentParts(event.content, about) : []
	if (event.type === 'reaction') return [{ kind: 'reaction', of, emoji: event.emoji }]
	return [event.type === 'deleted' ? { kind: 'delete', of } : { kind: 'edit', of, text: event.content.text }]
}

function contentParts(content: Content, about: About): readonly PlannedPart[] {
	switch (content.kind) {
		case 'files':
			return about.sends.includes('email')
				? [{ kind: 'email', text: content.text, subject: '', html: null, files: content.files }]
				: fileParts(content, about)
		case 'email':
			return [{ kind: 'email', text: content.text, subject: content.subject, html: content.html, files: content.files }]
		case 'menu':
			return menuParts(content, about)
		case 'choice':
		case 'unsupported':
			return texts(content.text, about)
		case 'text':
			return texts(content.text, about)
		default:
			return [content]
	}
}

function texts(text: string, { text: limit }: About): readonly PlannedPart[] {
	return pieces(text, limit).map((it) => ({ kind: 'text', text: it }))
}

/** A caption goes with the first file where there is room for one, and else by itself before them. */
function fileParts({ text, files }: { text: string; files: readonly FileRef[] }, about: About): readonly PlannedPart[] {
	const fits = text.length <= about.captionMax
	const parts = files.map((file, i): PlannedPart => ({ kind: 'file', text: fits && i === 0 ? text : '', file }))
	return fits || text.trim() === '' ? parts : [...texts(text, about), ...parts]
}

/** More options than a message has room for go in the next; without any way to press, they are numbered. */
function menuParts({ text, options }: { text: string; options: readonly Option[] }, about: About): readonly PlannedPart[] {
	if (about.optionsMax === 0) return texts([text, ...options.map((it, i) => `${i + 1}. ${it.title}`)].join('\n'), about)
	const [last = '', ...before] = pieces(text, about.text).toReversed()
	const groups = Array.from(
		{ length: Math.ceil(options.length / about.optionsMax) },
		(_, i) => options.slice(i * about.optionsMax, (i + 1) * about.optionsMax),
	)
	return [
		...before.toReversed().map((it): PlannedPart => ({ kind: 'text', text: it })),
		...groups.map((group): PlannedPart => ({ kind: 'menu', text: last, options: group.map((it) => shorter(it, about.optionMaxChars)) })),
	]
}

function shorter({ id, title }: Option, max: number): Option {
	return { id, title: title.length <= max ? title : `${title.slice(0, max - 1).toWellFormed()}…` }
}
