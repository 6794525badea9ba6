/** What a channel has understood becomes what the contact point keeps: files get ids, and where to fetch them is put aside. */
import type { Inbound, InboundContent, InboundFile } from '../../channels/channel.ts'
import type { FileSource, Heard } from '../../core/channel/contact-log.ts'
import type { Content, FileRef } from '../../core/message.ts'
import { newId } from '../shared/new-id.ts'

export type Personal = Exclude<Inbound, { kind: 'pull' }>

export interface Kept {
	readonly heard: Heard
	readonly sources: readonly FileSource[]
}

/** Null for what is not kept: somebody types. */
export function heardOf(item: Personal, nowMs: number): Kept | null {
	switch (item.kind) {
		case 'message': {
			const { id, atMs, order, replyTo, isBrief } = item
			const { content, sources } = named(item.content, nowMs)
			const more = { ...(order !== undefined && { order }), ...(replyTo !== undefined && { replyTo }), ...(isBrief && { isBrief }) }
			return { heard: { kind: 'message', id, atMs, content, ...more }, sources }
		}
		case 'unsupported': {
			const content = { kind: 'unsupported', text: '', what: item.what } as const
			return { heard: { kind: 'message', id: item.id, atMs: item.atMs, content }, sources: [] }
		}
		case 'status': {
			const { of, ours, untilMs, state, problem } = item
			return { heard: { kind: 'status', of, ours, untilMs, state, problem }, sources: [] }
		}
		case 'event':
			return eventOf(item, nowMs)
	}
}

function eventOf(item: Extract<Inbound, { kind: 'event' }>, nowMs: number): Kept | null {
	const { id, atMs, order } = item
	const when = { atMs, ...(order !== undefined && { order }) }
	switch (item.event) {
		case 'reaction':
			return { heard: { kind: 'reaction', id, ...when, of: item.of, emoji: item.emoji }, sources: [] }
		case 'delete':
			return { heard: { kind: 'delete', id, ...when, of: item.of }, sources: [] }
		case 'edit': {
			const { content, sources } = named(item.content, nowMs)
			return { heard: { kind: 'edit', id, ...when, of: item.of, content }, sources }
		}
		case 'echo': {
			const { content, sources } = named(item.content, nowMs)
			return { heard: { kind: 'echo', id, ...when, of: item.of, ours: item.ours, content }, sources }
		}
		case 'follow':
		case 'unfollow':
			return { heard: { kind: item.event, atMs, ...(item.isBrief && { isBrief: true }) }, sources: [] }
		case 'typing':
			return null
	}
}

function named(content: InboundContent, nowMs: number): { content: Content; sources: readonly FileSource[] } {
	if (content.kind !== 'files' && content.kind !== 'email') return { content, sources: [] }
	const files = content.files.map((it) => withId(it, nowMs))
	return {
		content: { ...content, files: files.map((it) => it.ref) },
		sources: files.map(({ ref: { id, kind, name, type }, source }) => ({ file: id, source, kind, name, type })),
	}
}

function withId({ source, ...file }: InboundFile, nowMs: number): { ref: FileRef; source: string } {
	return { ref: { id: newId<string>('fil', nowMs), ...file }, source }
}
