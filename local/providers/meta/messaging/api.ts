/** The Send API and what is around it, as strict as Meta is. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { FileKind } from '../../../../core/message.ts'
import type { ApiAnswer, ApiRequest, Fault, Setting, Shown } from '../../stand-in.ts'
import { BAD_PROOF, BAD_TOKEN, failed, faultAnswer, json } from '../answers.ts'
import { type Asked, askedOf } from '../asked.ts'
import { type Acting, Outbound, type Sending } from './message.ts'
import type { Product } from './product.ts'

type Asking = Setting & { readonly fault: Fault | null; readonly nowMs: number }

const LATEST = 20

export function answerOf(request: ApiRequest, { setting, product }: { readonly setting: Asking; readonly product: Product }): ApiAnswer {
	const asked = askedOf(request, setting)
	// The link has its key in it, and no token goes there.
	if (asked.what.startsWith('GET /cdn/')) return file(asked, product)
	if (!asked.isAuthorized) return BAD_TOKEN
	if (!asked.isProven) return BAD_PROOF
	const fault = faultAnswer(setting.fault, product.faults)
	if (fault !== null) return fault
	if (asked.what === 'POST /me/messages' || asked.what === `POST /${product.account}/messages`) {
		return taken(asked.body, { product, setting })
	}
	if (asked.what === 'GET /me' || asked.what === `GET /${product.account}`) return account(asked, product)
	if (asked.what === 'GET /me/conversations') return conversations(asked, product)
	return profile(asked, product) ??
		failed({ code: 100, subcode: 33, message: 'Unsupported request. The object does not exist, or this token may not see it.' })
}

function file({ what }: Asked, { files }: Product): ApiAnswer {
	const found = files.get(what.slice('GET '.length))
	if (found === undefined) return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'URL signature expired' }
	return { status: 200, headers: { 'content-type': found.type }, body: found.bytes }
}

/** Whom the token is of. */
function account({ query }: Asked, { account: id, object }: Product): ApiAnswer {
	const all = { id, user_id: id, name: 'Stand-in', ...(object === 'instagram' && { username: 'stand.in' }) }
	const fields = ['id', ...(query.get('fields') ?? '').split(',')]
	return json(Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field))))
}

function profile({ what, query }: Asked, product: Product): ApiAnswer | null {
	const id = /^GET \/(\d+)$/.exec(what)?.[1] ?? ''
	const name = product.people.get(id)
	if (name === undefined) return null
	const all = product.profile(name)
	const fields = (query.get('fields') ?? '').split(',')
	return json({ ...Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field))), id })
}

/** What stands in the conversation with somebody: of ours, that is what there is to look for. */
function conversations({ query }: Asked, { account, talks }: Product): ApiAnswer {
	const talk = talks.get(query.get('user_id') ?? '') ?? []
	const data = talk.map(({ id, text, atMs }) => {
		const created_time = new Date(atMs).toISOString().replace(/\.\d+Z$/, '+0000')
		return { id, created_time, from: { id: account }, message: text }
	})
	return json({ data: data.length === 0 ? [] : [{ id: 't_1', messages: { data } }] })
}

interface Around {
	readonly product: Product
	readonly setting: Asking
}

function taken(body: unknown, around: Around): ApiAnswer {
	const { product } = around
	const read = Outbound.safeParse(body)
	if (!read.success) return failed({ code: 100, message: `(#100) ${z.prettifyError(read.error)}` })
	const { recipient: { id: to } } = read.data
	if (product.people.get(to) === undefined) return failed(product.noSuchPerson)
	return 'message' in read.data ? sent(read.data, around) : acted(read.data)
}

function sent(sending: Sending, { product, setting }: Around): ApiAnswer {
	const { recipient: { id: to }, message: { text, attachment, metadata } } = sending
	if (text !== undefined && !product.textFits(text)) {
		return failed({ code: 100, message: '(#100) Length of param message[text] is too long' })
	}
	if (metadata !== undefined && !product.takesMetadata) {
		return failed({ code: 100, message: '(#100) Invalid keys "metadata" were found in param "message".' })
	}
	if (attachment !== undefined && !product.attachments.includes(attachment.type)) {
		return failed({ code: 100, subcode: 2018008, message: '(#100) Failed to fetch the file from the url: it is not of a supported format' })
	}
	const mid = `m_${randomUUID().replaceAll('-', '')}`
	const kept = { id: mid, text: text ?? '', atMs: setting.nowMs }
	product.sent.set(mid, kept)
	product.talks.set(to, [kept, ...product.talks.get(to) ?? []].slice(0, LATEST))
	return { ...json({ recipient_id: to, message_id: mid }), shown: shownOf(sending, mid) }
}

const KINDS: Readonly<Record<string, FileKind>> = { image: 'image', video: 'video', audio: 'audio' }

function shownOf({ recipient, reply_to, message: { text = '', attachment, quick_replies = [], metadata } }: Sending, id: string): Shown {
	const url = attachment?.payload.url
	const name = url === undefined ? '' : decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
	return {
		address: recipient.id,
		id,
		kind: 'message',
		text,
		files: url === undefined ? [] : [{ kind: KINDS[attachment?.type ?? ''] ?? 'file', url, name }],
		options: quick_replies.map(({ payload, title }) => ({ id: payload, title })),
		...(reply_to !== undefined && { of: reply_to.mid }),
		...(metadata !== undefined && { ours: metadata }),
	}
}

function acted(acting: Acting): ApiAnswer {
	const { recipient: { id: to }, sender_action: action } = acting
	const blank: Shown = { address: to, id: '', kind: 'read', text: '', files: [], options: [] }
	return { ...json({ recipient_id: to }), ...(action !== 'typing_off' && { shown: { ...blank, ...seen(acting) } }) }
}

function seen(acting: Acting): Partial<Shown> {
	switch (acting.sender_action) {
		case 'react':
			return { kind: 'reaction', of: acting.payload.message_id, text: acting.payload.reaction }
		case 'unreact':
			return { kind: 'reaction', of: acting.payload.message_id }
		default:
			return { kind: acting.sender_action === 'mark_seen' ? 'read' : 'typing' }
	}
}
