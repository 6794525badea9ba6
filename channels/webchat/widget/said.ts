import type { Content } from '../../../core/message.ts'
import { inOneLine } from '../../../core/message.ts'
import type { Row, StoredFile } from '../../../core/protocol/conversation.ts'
import type { Item } from './outbox.ts'

/** `coming`: its bytes are on their way. */
export type FileState = StoredFile | 'coming' | 'gone'

/** A message as it stands now: what later rows have changed, answered and added. */
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
	said: Said
	readonly reactions: Map<string, string>
}

/** Every message by its id. */
export function saidIn(rows: readonly Row[], outbox: readonly Item[] = []): ReadonlyMap<string, Said> {
	const drafts = new Map<string, Draft>()
	const files: Record<string, FileState> = {}
	for (const { event } of rows) {
		if (event.type === 'file') files[event.file] = event.stored ?? 'gone'
		else if (event.type === 'message') begin(drafts, event)
		else if ('of' in event) change(drafts.get(event.of), event)
	}
	for (const { content } of outbox) {
		if (content?.kind === 'choice') choose(drafts, content.option)
	}
	const finished = ({ said, reactions }: Draft): Said => ({
		...said,
		reactions: [...reactions.values()],
		files: filesOf(said.content, files),
	})
	return new Map([...drafts].map(([id, draft]) => [id, finished(draft)]))
}

type Of<Type> = Extract<Row['event'], { type: Type }>

function begin(drafts: Map<string, Draft>, { id, content, replyTo }: Of<'message'>): void {
	const answered = replyTo === undefined ? undefined : drafts.get(replyTo)
	if (content.kind === 'choice') choose(drafts, content.option)
	drafts.set(id, { said: { ...plainlySaid(content), answers: answered ? inOneLine(answered.said.content) : null }, reactions: new Map() })
}

function change(draft: Draft | undefined, event: Of<'edited' | 'deleted' | 'reaction'>): void {
	if (!draft) return
	if (event.type === 'edited') {
		draft.said = { ...draft.said, content: event.content, isEdited: true }
	} else if (event.type === 'deleted') {
		draft.said = { ...draft.said, isDeleted: true }
	} else if (event.emoji === null) draft.reactions.delete(event.by.id)
	else draft.reactions.set(event.by.id, event.emoji)
}

/** It answers the newest menu that has it. */
function choose(drafts: Map<string, Draft>, option: string): void {
	const asked = [...drafts.values()].reverse().find(({ said: { content } }) =>
		content.kind === 'menu' && content.options.some((it) => it.id === option)
	)
	if (asked && asked.said.chosen === null) {
		asked.said = { ...asked.said, chosen: option }
	}
}

function filesOf(content: Content, known: Readonly<Record<string, FileState>>): Said['files'] {
	if (content.kind !== 'files' && content.kind !== 'email') return {}
	return Object.fromEntries(content.files.map(({ id }) => [id, known[id] ?? 'coming']))
}
