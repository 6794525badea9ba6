/**
 * What each channel can do: what the console offers, and what is refused before it is sent. How it is done stands in the
 * channel's own folder under `channels/`.
 */
import type { InboxChannel } from '../config/inbox-channel.ts'
import type { Content, FileKind } from '../message.ts'

/** What the provider tells of a message of ours. */
export type Receipts = 'none' | 'sent' | 'delivered' | 'read'

export interface About {
	/** Longest text of one message there, in what the provider counts. */
	readonly text: { readonly max: number; readonly unit: 'chars' | 'bytes' }
	/** Kinds of content that can go out. What is not here is said in words instead, or refused. */
	readonly sends: readonly Content['kind'][]
	readonly files: readonly FileKind[]
	readonly fileMaxBytes: number
	/** Longest text that goes with a file in one message; 0 where it takes one of its own. */
	readonly captionMax: number
	/** Things to choose from in one message; 0 for none. */
	readonly optionsMax: number
	readonly optionMaxChars: number
	/** Whether an answer can name the message it is an answer to. */
	readonly replyTo: boolean
	readonly reactions: boolean
	/** Whether what we have sent can be changed, and taken back. */
	readonly edits: boolean
	readonly deletes: boolean
	/** Whether the customer can be shown that somebody types. */
	readonly typing: boolean
	/** Whether the customer can be shown that we have read. */
	readonly marksRead: boolean
	readonly receipts: Receipts
	/** What one inbox may send, and how fast to one person. */
	readonly rate: { readonly perSecond: number; readonly perContactMs: number }
}

const MB = 1_048_576
const ALL_FILES: readonly FileKind[] = ['image', 'video', 'audio', 'voice', 'sticker', 'file']

const plain: About = {
	text: { max: 4_000, unit: 'chars' },
	sends: ['text'],
	files: [],
	fileMaxBytes: 0,
	captionMax: 0,
	optionsMax: 0,
	optionMaxChars: 20,
	replyTo: false,
	reactions: false,
	edits: false,
	deletes: false,
	typing: false,
	marksRead: false,
	receipts: 'none',
	rate: { perSecond: 10, perContactMs: 0 },
}

const own: About = {
	...plain,
	text: { max: 8_000, unit: 'chars' },
	sends: ['text', 'files', 'location', 'menu', 'link'],
	files: ALL_FILES,
	fileMaxBytes: 25 * MB,
	captionMax: 8_000,
	optionsMax: 10,
	optionMaxChars: 80,
	replyTo: true,
	reactions: true,
	edits: true,
	deletes: true,
	typing: true,
	marksRead: true,
	receipts: 'read',
	rate: { perSecond: 1_000, perContactMs: 0 },
}

const meta: About = {
	...plain,
	text: { max: 2_000, unit: 'chars' },
	sends: ['text', 'files', 'menu'],
	files: ['image', 'video', 'audio', 'voice', 'file'],
	fileMaxBytes: 25 * MB,
	optionsMax: 13,
	replyTo: true,
	reactions: true,
	typing: true,
	marksRead: true,
	receipts: 'read',
	rate: { perSecond: 100, perContactMs: 0 },
}

export const channels: Readonly<Record<InboxChannel, About>> = {
	web: own,
	app: own,
	email: {
		...plain,
		text: { max: 100_000, unit: 'chars' },
		sends: ['text', 'files', 'email', 'link'],
		files: ALL_FILES,
		// What does not fit into the mail goes as a link in it.
		fileMaxBytes: 25 * MB,
		replyTo: true,
		receipts: 'sent',
		rate: { perSecond: 10, perContactMs: 0 },
	},
	'twilio-voice': plain,
	'twilio-messaging': {
		...plain,
		text: { max: 1_600, unit: 'chars' },
		sends: ['text', 'files', 'template', 'location'],
		files: ALL_FILES,
		fileMaxBytes: 5 * MB,
		captionMax: 1_600,
		typing: true,
		receipts: 'read',
		rate: { perSecond: 10, perContactMs: 0 },
	},
	whatsapp: {
		...plain,
		text: { max: 4_096, unit: 'chars' },
		sends: ['text', 'files', 'location', 'contacts', 'menu', 'template'],
		files: ALL_FILES,
		fileMaxBytes: 100 * MB,
		captionMax: 1_024,
		optionsMax: 10,
		replyTo: true,
		reactions: true,
		typing: true,
		marksRead: true,
		receipts: 'read',
		rate: { perSecond: 80, perContactMs: 0 },
	},
	messenger: meta,
	instagram: {
		...meta,
		text: { max: 1_000, unit: 'bytes' },
		files: ['image', 'video', 'audio', 'voice'],
		fileMaxBytes: 8 * MB,
		rate: { perSecond: 50, perContactMs: 0 },
	},
	telegram: {
		...plain,
		text: { max: 4_096, unit: 'chars' },
		sends: ['text', 'files', 'location', 'contacts', 'menu'],
		files: ALL_FILES,
		fileMaxBytes: 50 * MB,
		captionMax: 1_024,
		optionsMax: 20,
		optionMaxChars: 64,
		replyTo: true,
		reactions: true,
		edits: true,
		deletes: true,
		typing: true,
		receipts: 'sent',
		rate: { perSecond: 30, perContactMs: 1_000 },
	},
	line: {
		...plain,
		text: { max: 5_000, unit: 'chars' },
		sends: ['text', 'files', 'location', 'menu'],
		files: ['image', 'video', 'audio', 'voice'],
		fileMaxBytes: 10 * MB,
		optionsMax: 13,
		replyTo: true,
		typing: true,
		marksRead: true,
		receipts: 'sent',
		rate: { perSecond: 200, perContactMs: 0 },
	},
	wechat: {
		...plain,
		text: { max: 2_048, unit: 'bytes' },
		sends: ['text', 'files', 'menu', 'link'],
		files: ['image', 'video', 'voice'],
		fileMaxBytes: 10 * MB,
		optionsMax: 10,
		typing: true,
		receipts: 'sent',
		rate: { perSecond: 20, perContactMs: 0 },
	},
	wecom: {
		...plain,
		text: { max: 2_048, unit: 'bytes' },
		sends: ['text', 'files', 'menu', 'link', 'location'],
		files: ['image', 'video', 'voice', 'file'],
		fileMaxBytes: 10 * MB,
		optionsMax: 10,
		receipts: 'sent',
		rate: { perSecond: 20, perContactMs: 0 },
	},
	slack: {
		...plain,
		text: { max: 12_000, unit: 'chars' },
		sends: ['text', 'files', 'menu', 'link'],
		files: ALL_FILES,
		fileMaxBytes: 100 * MB,
		captionMax: 3_000,
		optionsMax: 25,
		optionMaxChars: 75,
		replyTo: true,
		reactions: true,
		edits: true,
		deletes: true,
		receipts: 'sent',
		rate: { perSecond: 20, perContactMs: 1_000 },
	},
	api: {
		...plain,
		text: { max: 8_000, unit: 'chars' },
		sends: ['text', 'files', 'location', 'contacts', 'menu', 'link', 'template'],
		files: ALL_FILES,
		fileMaxBytes: 25 * MB,
		captionMax: 8_000,
		optionsMax: 20,
		optionMaxChars: 80,
		replyTo: true,
		reactions: true,
		edits: true,
		deletes: true,
		typing: true,
		marksRead: true,
		receipts: 'read',
		rate: { perSecond: 50, perContactMs: 0 },
	},
}

/** Channels whose messages come by webhook and go out by the provider's API, through a contact point. */
export function isRemote(channel: InboxChannel): boolean {
	return channel !== 'web' && channel !== 'app' && channel !== 'twilio-voice'
}
