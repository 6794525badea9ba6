import type { AgentId } from '../../../core/ids.ts'
import type { Content, FileRef, Speaker } from '../../../core/message.ts'
import type { ConversationEvent, Row, Said, StoredFile } from '../../../core/protocol/conversation.ts'
import type { Outbox, Unsent } from './outbox.ts'

/** What is known of files uploaded from here, by their ids. */
export type Uploads = ReadonlyMap<string, { readonly ref: FileRef; readonly stored: StoredFile }>

/** A change that is on its way is after all there are, whatever the clock says here. */
const NEWEST = { sentAtMs: Infinity }

/**
 * What is on its way, as the rows it will be: with numbers after all there are, so that it shows at the end. What was refused and
 * changes something else changes nothing.
 */
export function unsentRows(unsent: Outbox, { me, after, uploads }: { me: string | null; after: number; uploads: Uploads }): readonly Row[] {
	const by = { kind: 'agent', id: (me ?? '') as AgentId, name: '' } as const
	const events = unsent.flatMap((it) => {
		const event = eventOf(it, by, uploads)
		return event ? [event, ...storedIn(it, uploads)].map((event) => ({ atMs: it.atMs, event })) : []
	})
	return events.map((it, i) => ({ seq: after + 1 + i, ...it }))
}

function eventOf({ frame }: Unsent, by: Speaker, uploads: Uploads): ConversationEvent | null {
	const { id } = frame
	switch (frame.type) {
		case 'say':
			return { type: 'message', id, author: by, content: { kind: 'text', text: frame.text }, ...alsoOf(frame) }
		case 'send':
			return { type: 'message', id, author: by, content: contentOf(frame.content, uploads), ...alsoOf(frame) }
		case 'note':
			return { type: 'note', id, author: by, text: frame.text }
		case 'react':
			return { type: 'reaction', id, of: frame.of, by, emoji: frame.emoji, ...NEWEST }
		case 'edit':
			return { type: 'edited', id, of: frame.of, by, content: { kind: 'text', text: frame.text }, ...NEWEST }
		case 'delete':
			return { type: 'deleted', id, of: frame.of, by, ...NEWEST }
		case 'resend':
			return { type: 'delivery', message: frame.of, state: 'queued' }
		default:
			return null
	}
}

/** What was uploaded is there already. */
function storedIn({ frame }: Unsent, uploads: Uploads): readonly ConversationEvent[] {
	if (frame.type !== 'send' || frame.content.kind !== 'files') return []
	return frame.content.files.flatMap((file) => {
		const stored = uploads.get(file)?.stored
		return stored ? [{ type: 'file', file, stored }] : []
	})
}

function alsoOf({ replyTo, via }: { replyTo?: string | undefined; via?: string | undefined }): { replyTo?: string; via?: string } {
	return { ...(replyTo !== undefined && { replyTo }), ...(via !== undefined && { via }) }
}

function contentOf(said: Said, uploads: Uploads): Content {
	if (said.kind !== 'files') return said
	return { ...said, files: said.files.map((id) => uploads.get(id)?.ref ?? { id, kind: 'file', name: null, type: null, bytes: null }) }
}
