/** What is sent, as both providers check it: each answers what is wrong, or what the customer then sees. */
import type { FileKind } from '../../../core/message.ts'
import type { Shown } from '../stand-in.ts'
import { bytesOf, type Json, objectOf, textOf } from './answers.ts'
import type { MediaStore } from './media.ts'

export type Seen = Pick<Shown, 'text' | 'files' | 'options'>
export type Checked = { readonly seen: Seen } | { readonly errcode: number; readonly errmsg: string }

export function seen(more: Partial<Seen>): Checked {
	return { seen: { text: '', files: [], options: [], ...more } }
}

export function wrong(errcode: number, errmsg: string): Checked {
	return { errcode, errmsg }
}

const TEXT_MAX_BYTES = 2_048

export function checkText({ content }: Json): Checked {
	const text = textOf(content)
	if (text === '') return wrong(44004, 'empty content')
	return bytesOf(text) > TEXT_MAX_BYTES ? wrong(45002, 'content size out of limit') : seen({ text })
}

interface Files {
	readonly store: MediaStore
	readonly kind: FileKind
	readonly linkTo: (mediaId: string) => string
}

export function checkFile(fields: Json, { store, kind, linkTo }: Files): Checked {
	const id = textOf(fields['media_id'])
	const media = store.get(id)
	if (media === undefined || media.kind !== kind) return wrong(40007, 'invalid media_id')
	const text = textOf(fields['description'])
	return seen({ text, files: [{ kind, url: linkTo(id), name: media.name }] })
}

const ROWS_MAX = 10

/** `rowOf` reads one row as that provider writes them. */
export function checkMenu(fields: Json, rowOf: (row: Json) => { readonly id: unknown; readonly content: unknown }): Checked {
	const rows = (Array.isArray(fields['list']) ? fields['list'] : []).map((it) => rowOf(objectOf(it) ?? {}))
	const options = rows.map(({ id, content }) => ({ id: textOf(id), title: textOf(content) }))
	const isSound = options.every(({ id, title }) => within(id, 1, 64) && within(title, 1, 128))
	if (options.length === 0 || options.length > ROWS_MAX || !isSound) return wrong(40058, 'invalid Request Parameter: msgmenu.list')
	const [head, tail] = [textOf(fields['head_content']), textOf(fields['tail_content'])]
	if (!within(head, 0, 1_024) || !within(tail, 0, 1_024)) return wrong(40058, 'invalid Request Parameter: msgmenu.head_content')
	return seen({ text: [head, tail].filter(Boolean).join('\n'), options })
}

function within(text: string, min: number, max: number): boolean {
	return bytesOf(text) >= min && bytesOf(text) <= max
}
