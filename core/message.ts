import type { AgentId, ContactId } from './ids.ts'

/** Longest text of one message or note, in UTF-16 code units. */
export const TEXT_MAX_CHARS = 8_000
/** Files of one message. */
export const FILES_MAX = 20

export const FILE_KINDS = ['image', 'video', 'audio', 'voice', 'sticker', 'file'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** A file as the log names it. Its bytes lie in the file store under its id; whether they have come, a later event says. */
export interface FileRef {
	readonly id: string
	readonly kind: FileKind
	readonly name: string | null
	/** Media type as whoever sent it says; the store knows better once the bytes are there. */
	readonly type: string | null
	readonly bytes: number | null
	readonly durationMs?: number
}

export interface ContactCard {
	readonly name: string
	readonly phones: readonly string[]
	readonly emails: readonly string[]
}

/** One thing to press: a button, a quick reply, a row of a list. */
export interface Option {
	/** What comes back when it is pressed. */
	readonly id: string
	readonly title: string
}

/**
 * What a message carries. `text` is there in every kind: what is said in words, a caption, the title of what was pressed; empty
 * when there are no words.
 */
export type Content =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'files'; readonly text: string; readonly files: readonly FileRef[] }
	| {
		readonly kind: 'location'
		readonly text: string
		readonly latitude: number
		readonly longitude: number
		readonly name: string | null
		readonly address: string | null
	}
	| { readonly kind: 'contacts'; readonly text: string; readonly contacts: readonly ContactCard[] }
	/** A button or a quick reply has been pressed: `text` is its title. */
	| { readonly kind: 'choice'; readonly text: string; readonly option: string }
	/** Something to choose from. */
	| { readonly kind: 'menu'; readonly text: string; readonly options: readonly Option[] }
	/** A message the provider has approved beforehand, with values for its blanks in their order. `text` is how it reads. */
	| {
		readonly kind: 'template'
		readonly text: string
		readonly name: string
		readonly language: string
		readonly values: readonly string[]
	}
	/** A page, a post, a product, a story that was shared. */
	| { readonly kind: 'link'; readonly text: string; readonly url: string; readonly title: string | null }
	/**
	 * A mail. `text` is what is new in it; `quoted` what it answers, folded away; `html` is clean. `vouched`: whether the sending domain
	 * stands for it that it is from that address; absent for what we have sent, and in older logs. `automatic`: a program has answered.
	 */
	| {
		readonly kind: 'email'
		readonly text: string
		readonly subject: string
		readonly quoted: string | null
		readonly html: string | null
		readonly files: readonly FileRef[]
		readonly vouched?: boolean
		readonly automatic?: boolean
	}
	/** What the provider sends and we do not know, or it does not let us see. `what` is the provider's own name for it. */
	| { readonly kind: 'unsupported'; readonly text: string; readonly what: string }

/** Who says something. The name is kept beside the id so that a log reads by itself for ever. */
export type Speaker =
	| { readonly kind: 'customer'; readonly id: ContactId }
	| { readonly kind: 'agent'; readonly id: AgentId; readonly name: string }

/** Who does something: `system` is nobody, a rule or a clock. */
export type Author = Speaker | { readonly kind: 'system' }

/** The files of a message; none for most. */
export function filesOf(content: Content): readonly FileRef[] {
	return content.kind === 'files' || content.kind === 'email' ? content.files : []
}

/** Whether nobody has written it: nothing begins with it, nothing waits for an answer to it, and nothing is said back by itself. */
export function isAutomatic(content: Content): boolean {
	return content.kind === 'email' && content.automatic === true
}

/** Stands for what cannot be shown, where there is room for one line in no language. */
export const UNSHOWN = '□'

const MARKS = { image: '🖼', video: '🎞', audio: '🎵', voice: '🎤', sticker: '🏷', file: '📎' } as const

/** A message in one line, in no language but its own: a mark for what has no words. */
export function inOneLine(content: Content): string {
	const text = content.text.trim()
	switch (content.kind) {
		case 'files':
			return [...content.files.map((it) => MARKS[it.kind]), text || (content.files[0]?.name ?? '')].join(' ').trim()
		case 'location':
			return `📍 ${text || content.name || content.address || `${content.latitude}, ${content.longitude}`}`
		case 'contacts':
			return `👤 ${text || content.contacts.map((it) => it.name).join(', ')}`
		case 'link':
			return `🔗 ${text || content.title || content.url}`
		case 'email':
			return `✉ ${[content.subject, text].filter(Boolean).join(' — ')}`
		case 'unsupported':
			return text || UNSHOWN
		default:
			return text
	}
}
