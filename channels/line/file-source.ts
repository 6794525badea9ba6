/** Where a customer's file is: what kind of link, and what it takes to make it. */
import type { Access, OpenedFile } from '../channel.ts'
import type { FileKind } from '../../core/message.ts'
import { ask } from '../shared/ask.ts'
import { cleanId } from '../shared/clean.ts'
import { openUrl } from '../shared/open-url.ts'
import { type Fields, fieldsOf, textOf } from '../shared/read.ts'

export const LINE_API = 'https://api.line.me'
const LINE_DATA = 'https://api-data.line.me'
const LINE_STICKERS = 'https://stickershop.line-scdn.net'

const URL_MAX_CHARS = 2_000

/** As in `video 325708`, `external https://…`, `sticker 52002734`. Null when there is nothing to fetch. */
export function sourceOf(message: Fields, kind: FileKind): string | null {
	const { type, originalContentUrl } = fieldsOf(message.contentProvider)
	const name = type === 'external' ? cleanId(textOf(originalContentUrl), URL_MAX_CHARS) : cleanId(textOf(message.id), 100)
	if (name === null) return null
	return type === 'external' ? `external ${name}` : `${kind} ${name}`
}

export async function openFile(source: string, access: Access): Promise<OpenedFile> {
	const space = source.indexOf(' ')
	const [kind, name] = [source.slice(0, space), source.slice(space + 1)]
	if (kind === 'external') return await openExternal(name, access)
	if (kind === 'sticker') {
		const url = `${access.apiBase ?? LINE_STICKERS}/stickershop/v1/sticker/${encodeURIComponent(name)}/android/sticker.png`
		return await openUrl(access, url)
	}
	return await openContent(name, { access, isMade: kind === 'video' || kind === 'audio' })
}

/** A page inside LINE can send a message in the customer's name with any link in it: it gets no token, and has to be of the web. */
async function openExternal(url: string, access: Access): Promise<OpenedFile> {
	const isFromStandIn = access.apiBase !== null && url.startsWith(`${access.apiBase}/`)
	if (!url.startsWith('https://') && !isFromStandIn) {
		return { ok: false, outcome: 'gone', detail: 'The link is not of a kind that is followed' }
	}
	return await openUrl(access, url)
}

/** Files have a host of their own; what replaces LINE's API replaces it as well. */
function dataBase({ apiBase }: Access): string {
	return apiBase === null || apiBase === LINE_API ? LINE_DATA : apiBase
}

/** `isMade`: LINE makes another file of it first, and until then there is none. */
async function openContent(id: string, { access, isMade }: { readonly access: Access; readonly isMade: boolean }): Promise<OpenedFile> {
	const url = `${dataBase(access)}/v2/bot/message/${encodeURIComponent(id)}/content`
	const authorization = `Bearer ${access.credentials.channelAccessToken ?? ''}`
	const trouble = isMade ? await troubleMaking(`${url}/transcoding`, { access, authorization }) : null
	if (trouble !== null) return trouble
	const opened = await openUrl(access, url, { authorization })
	if (!opened.ok || opened.response.status !== 202) return opened
	await opened.response.body?.cancel()
	return NOT_YET
}

const NOT_YET: OpenedFile = { ok: false, outcome: 'retry', detail: 'LINE is still preparing the file' }

async function troubleMaking(
	url: string,
	{ access, authorization }: { access: Access; authorization: string },
): Promise<OpenedFile | null> {
	const answered = await ask(access, url, { headers: { authorization } })
	const status = answered.came ? fieldsOf(answered.json).status : null
	if (status === 'processing') return NOT_YET
	return status === 'failed' ? { ok: false, outcome: 'gone', detail: 'LINE could not prepare the file' } : null
}
