/** WhatsApp, by Meta's own Cloud API. See `README.md` for how a number is connected. */
import type { Access, Channel, Outgoing, Sent, Signal } from '../channel.ts'
import { GRAPH_BASE, graphPost, segment } from '../providers/meta/graph.ts'
import { sentFrom } from '../providers/meta/outcome.ts'
import { signedByMeta } from '../providers/meta/signed-by-meta.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, listOf, textOf } from '../shared/read.ts'
import { bodyOf } from './body.ts'
import { check } from './check.ts'
import { profile } from './group.ts'
import { openMedia } from './media.ts'
import { templatesOf } from './templates.ts'
import { translate } from './translate.ts'
import { verdictOf } from './verdict.ts'

export const whatsapp: Channel = {
	name: 'whatsapp',
	apiBase: GRAPH_BASE,
	verify: signedByMeta,
	translate,
	thanks: { status: 200, contentType: 'text/plain', body: '' },
	send,
	isIdempotent: false,
	signal,
	openFile: openMedia,
	profile,
	templates: templatesOf,
	check,
}

async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const body = bodyOf(outgoing)
	if (body === null) return notSent('final', 'not-supported')
	const path = messagesPath(access)
	if (path === null) return notSent('final', 'inbox-not-ready')
	const answered = await graphPost(access, path, { body })
	return sentFrom(answered, { access, judge: verdictOf, attempt: outgoing.attempt, read: messageId })
}

/** Who types has read: WhatsApp takes both in one, and only by the customer's message. What shows typing ends by itself after 25 seconds. */
async function signal(signal: Signal, access: Access): Promise<void> {
	const path = messagesPath(access)
	if (path === null || signal.of === undefined) return
	const typing = signal.type === 'typing' ? { typing_indicator: { type: 'text' } } : {}
	await graphPost(access, path, { body: { messaging_product: 'whatsapp', status: 'read', message_id: signal.of, ...typing } })
}

function messagesPath({ credentials: { phoneNumberId, accessToken } }: Access): string | null {
	return phoneNumberId === undefined || accessToken === undefined ? null : `/${segment(phoneNumberId)}/messages`
}

function messageId(json: unknown): { readonly id: string } | null {
	const id = textOf(fieldsOf(listOf(fieldsOf(json).messages)[0]).id)
	return id === null ? null : { id }
}
