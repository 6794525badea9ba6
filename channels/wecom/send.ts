import type { Access, Outgoing, Part, Sent } from '../channel.ts'
import { type NotSent, tell } from '../providers/tencent/api.ts'
import { type MediaLimits, type MediaType, uploadMedia } from '../providers/tencent/media.ts'
import { notSent } from '../shared/outcome.ts'
import { textOf } from '../shared/read.ts'
import { api } from './api.ts'

const MB = 1_048_576
const LIMITS: MediaLimits = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB }

type Body = { readonly ok: true; readonly body: Readonly<Record<string, unknown>> } | NotSent

/**
 * A message has an id of ours, and WeCom takes no second one of the same id: so it is sent again without fear, and that it was there
 * already means that it is there.
 */
export async function send({ uuid, to, from, part, attempt }: Outgoing, access: Access): Promise<Sent> {
	if (from === null) return notSent('final', 'inbox-not-ready', { detail: 'The customer has not written to any account yet' })
	const made = await bodyOf(part, access)
	if (!made.ok) return made
	// At most 32 of [0-9a-zA-Z_-].
	const msgid = uuid.replaceAll('-', '')
	const json = { touser: to, open_kfid: from, msgid, ...made.body }
	const told = await tell(access, api, { path: '/cgi-bin/kf/send_msg', json, isSafe: true })
	if (told.ok && told.fields.errcode !== 0) return notSent('retry', 'provider-down', { detail: 'The answer says nothing' })
	if (told.ok) return { ok: true, id: textOf(told.fields.msgid) ?? msgid }
	return attempt > 0 && isThereAlready(told) ? { ok: true, id: msgid } : told
}

/** The documentation promises an error and names no code for it. Ours is always well formed: what else could be wrong with it? */
function isThereAlready({ outcome, problem: { detail } }: NotSent): boolean {
	return outcome === 'final' && /msg_?id/i.test(detail ?? '')
}

async function bodyOf(part: Part, access: Access): Promise<Body> {
	switch (part.kind) {
		case 'text':
			return body('text', { content: part.text })
		case 'link':
			// A card needs a picture that has been uploaded, which a link does not have; WeChat makes a bare one pressable.
			return body('text', { content: [...new Set([part.title, part.text, part.url])].filter(Boolean).join('\n') })
		case 'file':
			return await fileBody(part, access)
		case 'location': {
			const { latitude, longitude, name, address } = part
			return body('location', { latitude, longitude, name: name ?? '', address: address ?? '' })
		}
		case 'menu':
			return menuBody(part)
		default:
			return notSent('final', 'not-supported', { detail: `WeCom has no way to send: ${part.kind}` })
	}
}

function body(msgtype: string, content: unknown): Body {
	return { ok: true, body: { msgtype, [msgtype]: content } }
}

function menuBody({ text, options }: Extract<Part, { kind: 'menu' }>): Body {
	const list = options.map(({ id, title }) => ({ type: 'click', click: { id, content: title } }))
	return body('msgmenu', { head_content: text, list, tail_content: '' })
}

const MEDIA: Readonly<Record<string, MediaType>> = { image: 'image', video: 'video', voice: 'voice', file: 'file' }

async function fileBody({ file }: Extract<Part, { kind: 'file' }>, access: Access): Promise<Body> {
	const type = MEDIA[file.kind]
	if (type === undefined) return notSent('final', 'not-supported', { detail: `WeCom has no way to send: ${file.kind}` })
	const uploaded = await uploadMedia(access, api, { file, type, limits: LIMITS })
	return uploaded.ok ? body(type, { media_id: uploaded.mediaId }) : uploaded
}
