import { changed, type ChangeRow, ChangesById, isChange } from '../../../core/conversation/changes.ts'
import type { Content } from '../../../core/message.ts'
import { inOneLine } from '../../../core/message.ts'
import type { Row, StoredFile } from '../../../core/protocol/conversation.ts'
import type { Item } from './outbox.ts'

/** `coming`: its bytes are on their way. */
export type FileState = StoredFile | 'coming' | 'gone'

/** A message as it stands now: what other rows have changed, answered and added. */
export interface Said {
	readonly content: Content
	readonly isEdited: boolean
	readonly isDeleted: boolean
	/** One of each person. */
	readonly reactions: readonly string[]
	/** What it answers, in one line; null for nothing. */
	readonly answers: string | null
	/** Of a menu: the option that has been chosen. */
	readonly chosen: string | null
	readonly files: Readonly<Record<string, FileState>>
}

const nothingYet = { isEdited: false, isDeleted: false, reactions: [], answers: null, chosen: null, files: {} }

export function plainlySaid(content: Content): Said {
	return { content, ...nothingYet }
}

interface Draft {
	readonly content: Content
	readonly answers: string | null
	chosen: string | null
}

/** Every message by its id. */
export function saidIn(rows: readonly Row[], outbox: readonly Item[] = []): ReadonlyMap<string, Said> {
	const log = { drafts: new Map<string, Draft>(), changes: new ChangesById() }
	const files: Record<string, FileState> = {}
	for (const row of rows) {
		if (row.event.type === 'file') files[row.event.file] = row.event.stored ?? 'gone'
		else if (row.event.type === 'message') begin(log, row.event)
		else if (isChange(row)) log.changes.add(row)
	}
	for (const { content } of outbox) {
		if (content?.kind === 'choice') choose(log.drafts, content.option)
	}
	return new Map([...log.drafts].map(([id, draft]) => [id, finished(draft, { files, changes: log.changes.of(id) })]))
}

interface Log {
	readonly drafts: Map<string, Draft>
	readonly changes: ChangesById
}

function begin({ drafts, changes }: Log, { id, content, replyTo }: Extract<Row['event'], { type: 'message' }>): void {
	const answered = replyTo === undefined ? undefined : drafts.get(replyTo)
	if (content.kind === 'choice') choose(drafts, content.option)
	const answers = answered && replyTo !== undefined ? inOneLine(changed(answered.content, changes.of(replyTo)).content) : null
	drafts.set(id, { content, answers, chosen: null })
}

function finished(
	{ content, answers, chosen }: Draft,
	{ files, changes }: { files: Readonly<Record<string, FileState>>; changes: readonly ChangeRow[] },
): Said {
	const now = changed(content, changes)
	return { ...now, answers, chosen, reactions: now.reactions.map((it) => it.emoji), files: filesOf(now.content, files) }
}

/** It answers the newest menu that has it. */
function choose(drafts: Map<string, Draft>, option: string): void {
	const asked = [...drafts.values()].reverse().find(({ content }) =>
		content.kind === 'menu' && content.options.some((it) => it.id === option)
	)
	if (asked) asked.chosen ??= option
}

function filesOf(content: Content, known: Readonly<Record<string, FileState>>): Said['files'] {
	if (content.kind !== 'files' && content.kind !== 'email') return {}
	return Object.fromEntries(content.files.map(({ id }) => [id, known[id] ?? 'coming']))
}
