import type { OpenedFile, OutboundFile } from '../../channel.ts'
import type { Access } from '../../channel.ts'
import { readJsonText } from '../../shared/json.ts'
import { openUrl } from '../../shared/open-url.ts'
import { notSent } from '../../shared/outcome.ts'
import { fieldsOf, numberOf, textOf } from '../../shared/read.ts'
import { type Api, meaningOf, type NotSent, tell, urlOf } from './api.ts'

export type MediaType = 'image' | 'voice' | 'video' | 'file'

/** Largest of each, in bytes. */
export type MediaLimits = Readonly<Partial<Record<MediaType, number>>>

export type Uploaded = { readonly ok: true; readonly mediaId: string } | NotSent

interface Upload {
	readonly file: OutboundFile
	readonly type: MediaType
	readonly limits: MediaLimits
}

/** Hands a file over for three days. It is read whole: the upload has to say beforehand how long it is. Harmless to do twice. */
export async function uploadMedia(access: Access, api: Api, { file, type, limits }: Upload): Promise<Uploaded> {
	const max = limits[type] ?? 0
	if (file.bytes > max) return notSent('final', 'file-refused', { detail: `${file.bytes} bytes; at most ${max} for ${type}` })
	const form = await formOf(file)
	if (form === null) return notSent('retry', 'other', { detail: 'The file could not be read' })
	const told = await tell(access, api, { path: '/cgi-bin/media/upload', query: { type }, form, isSafe: true })
	if (!told.ok) return told
	const mediaId = textOf(told.fields.media_id)
	return mediaId === null ? notSent('retry', 'provider-down', { detail: 'The upload gave no media id' }) : { ok: true, mediaId }
}

async function formOf(file: OutboundFile): Promise<FormData | null> {
	try {
		const blob = await new Response(await file.open(), { headers: { 'content-type': file.type } }).blob()
		const form = new FormData()
		form.set('media', blob, nameOf(file))
		return form
	} catch {
		return null
	}
}

const EXTENSIONS: Readonly<Record<string, string>> = { jpeg: 'jpg', mpeg: 'mp3', plain: 'txt', quicktime: 'mov' }

/** What kind of file it is, both read from the end of its name alone. */
function nameOf({ name, type }: OutboundFile): string {
	if (/\.[A-Za-z0-9]{1,8}$/.test(name)) return name
	const subtype = type.split(/[/;]/)[1]?.trim() ?? 'bin'
	return `${name || 'file'}.${EXTENSIONS[subtype] ?? subtype}`
}

const PROBLEM_MAX_BYTES = 65_536

/** A customer's file. What has gone wrong comes with status 200 too, as JSON, and so does the address of a video. */
export async function openMedia(access: Access, api: Api, mediaId: string): Promise<OpenedFile> {
	if (access.token === null) return { ok: false, outcome: 'renew', detail: 'There is no token' }
	const opened = await openUrl(access, urlOf(access, api, { path: '/cgi-bin/media/get', query: { media_id: mediaId } }))
	if (!opened.ok || !isWords(opened.response)) return opened
	const words = await wordsOf(opened.response)
	if (words === null) return { ok: false, outcome: 'retry', detail: 'The connection broke' }
	return await meantBy(words, { access, api })
}

/** A file says what it is called; what goes wrong does not. */
function isWords({ headers }: Response): boolean {
	return !headers.has('content-disposition') && /^(?:application\/json|text\/)/.test(headers.get('content-type') ?? '')
}

async function wordsOf(response: Response): Promise<string | null> {
	try {
		return (await response.text()).slice(0, PROBLEM_MAX_BYTES)
	} catch {
		return null
	}
}

async function meantBy(words: string, { access, api }: { access: Access; api: Api }): Promise<OpenedFile> {
	const { video_url, errcode, errmsg } = fieldsOf(readJsonText(words))
	const video = textOf(video_url)
	if (video !== null) return await openUrl(access, video)
	const code = numberOf(errcode)
	if (code === null) return { ok: false, outcome: 'retry', detail: 'The answer is neither a file nor a problem' }
	const { outcome } = meaningOf(code, api)
	return { ok: false, outcome: outcome === 'final' ? 'gone' : outcome, detail: `${code} ${textOf(errmsg) ?? ''}`.slice(0, 300) }
}
