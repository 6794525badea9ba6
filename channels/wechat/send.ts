import type { Access, Outgoing, Part, Sent } from '../channel.ts'
import { type NotSent, tell } from '../providers/tencent/api.ts'
import { type MediaLimits, type MediaType, uploadMedia } from '../providers/tencent/media.ts'
import { notSent } from '../shared/outcome.ts'
import { api } from './api.ts'

const MB = 1_048_576
const LIMITS: MediaLimits = { image: 10 * MB, voice: 2 * MB, video: 10 * MB }

type Body = { readonly ok: true; readonly body: Readonly<Record<string, unknown>> } | NotSent

/** By the customer-service API. WeChat gives a message no id and takes none of ours: what may have arrived is not sent again. */
export async function send({ to, part }: Outgoing, access: Access): Promise<Sent> {
	const made = await bodyOf(part, access)
	if (!made.ok) return made
	const told = await tell(access, api, { path: '/cgi-bin/message/custom/send', json: { touser: to, ...made.body }, isSafe: false })
	if (!told.ok) return told
	// Taken is only what it says it has taken.
	return told.fields.errcode === 0 ? { ok: true, id: null } : notSent('unknown', 'provider-down', { detail: 'The answer says nothing' })
}

async function bodyOf(part: Part, access: Access): Promise<Body> {
	switch (part.kind) {
		case 'text':
			return body('text', { content: part.text })
		case 'file':
			return await fileBody(part, access)
		case 'link':
			return body('news', { articles: [{ title: part.title ?? part.url, description: part.text, url: part.url }] })
		case 'menu':
			return body('msgmenu', {
				head_content: part.text,
				list: part.options.map(({ id, title }) => ({ id, content: title })),
				tail_content: '',
			})
		default:
			return notSent('final', 'not-supported', { detail: `WeChat has no way to send: ${part.kind}` })
	}
}

function body(msgtype: string, content: unknown): Body {
	return { ok: true, body: { msgtype, [msgtype]: content } }
}

const MEDIA: Readonly<Record<string, MediaType>> = { image: 'image', video: 'video', voice: 'voice' }

async function fileBody({ file, text }: Extract<Part, { kind: 'file' }>, access: Access): Promise<Body> {
	const type = MEDIA[file.kind]
	if (type === undefined) return notSent('final', 'not-supported', { detail: `WeChat has no way to send: ${file.kind}` })
	const uploaded = await uploadMedia(access, api, { file, type, limits: LIMITS })
	if (!uploaded.ok) return uploaded
	const media = { media_id: uploaded.mediaId }
	return body(type, type === 'video' ? { ...media, title: file.name, description: text } : media)
}
