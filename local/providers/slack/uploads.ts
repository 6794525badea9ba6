/** Files: in three steps to Slack, and back for whoever holds the token. */
import { z } from 'zod'
import type { FileKind } from '../../../core/message.ts'
import type { ApiAnswer } from '../stand-in.ts'
import { files, keep, type KeptMessage, OURS } from './account.ts'
import { done, failed } from './answers.ts'
import { isChannel, newTs, shownOf } from './chat.ts'
import { Kept } from '../shared/kept.ts'

interface Place {
	readonly name: string
	readonly length: number
}

/** Places that have been given, by the file's id. */
const places = new Kept<Place>(100)
let given = 0

export function getUploadUrl(form: URLSearchParams, apiBase: string): ApiAnswer {
	const [name, length] = [form.get('filename') ?? '', Number(form.get('length'))]
	if (name === '' || !Number.isSafeInteger(length) || length < 1) return failed('invalid_arguments')
	given++
	const id = `FOURS${String(given).padStart(6, '0')}`
	places.set(id, { name, length })
	return done({ upload_url: `${apiBase}/upload/v1/${id}`, file_id: id })
}

/** The link is the key: no token is asked for, nor ought there to be one. */
export function takeBytes(id: string, bytes: Uint8Array<ArrayBuffer>): ApiAnswer {
	const place = places.get(id)
	if (place === undefined || place.length !== bytes.length) {
		return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad upload' }
	}
	files.set(id, { name: place.name, type: typeOf(place.name), bytes })
	return { status: 200, headers: { 'content-type': 'text/plain' }, body: `OK - ${bytes.length}` }
}

const Uploaded = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1).max(10)

export function completeUpload(form: URLSearchParams, { nowMs, apiBase }: { readonly nowMs: number; readonly apiBase: string }): ApiAnswer {
	const channel = form.get('channel_id') ?? ''
	const read = Uploaded.safeParse(JSON.parse(form.get('files') ?? '[]'))
	if (!read.success) return failed('invalid_arguments')
	if (!isChannel(channel)) return failed('channel_not_found')
	const known = read.data.map(({ id, title = '' }) => ({ id, title, file: files.get(id) }))
	if (known.some(({ file }) => file === undefined)) return failed('file_not_found')
	const ts = newTs(nowMs)
	const text = form.get('initial_comment') ?? ''
	const message: KeptMessage = {
		channel,
		ts,
		user: OURS.user,
		text,
		threadTs: form.get('thread_ts') ?? undefined,
		files: read.data.map(({ id, title = '' }) => ({ id, title })),
		reactions: [],
	}
	keep(message)
	const shares = { private: { [channel]: [{ ts }] } }
	const seen = known.map(({ id, title }) => ({
		kind: kindOf(title),
		url: `${apiBase}/files-pri/${OURS.team}-${id}/${encodeURIComponent(title)}`,
		name: title,
	}))
	return { ...done({ files: known.map(({ id, title }) => ({ id, title, shares })) }), shown: shownOf(message, { files: seen }) }
}

const TYPES: Readonly<Record<string, string>> = {
	png: 'image/png',
	jpg: 'image/jpeg',
	webp: 'image/webp',
	mp4: 'video/mp4',
	mp3: 'audio/mpeg',
	ogg: 'audio/ogg',
	pdf: 'application/pdf',
}

function typeOf(name: string): string {
	return TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}

function kindOf(name: string): FileKind {
	const family = typeOf(name).split('/')[0]
	return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}
