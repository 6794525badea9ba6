import type { Access, Outgoing, Part, Sent } from '../channel.ts'
import { notSent } from '../shared/outcome.ts'
import { type Fields, textOf } from '../shared/read.ts'
import { again, call } from './call.ts'
import { MARK } from './mark.ts'
import { menuBlocks } from './menu-blocks.ts'
import { messageIdOf, partsOfId } from './message-id.ts'
import { slackText } from './plain-text.ts'
import { react } from './react.ts'
import { threadOf } from './thread-of.ts'
import { upload } from './upload.ts'

export async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const { part } = outgoing
	switch (part.kind) {
		case 'text':
			return await post(outgoing, { text: slackText(part.text) }, access)
		case 'link':
			return await post(outgoing, { text: linkText(part) }, access)
		case 'menu':
			return await post(outgoing, { text: slackText(part.text), blocks: menuBlocks(part) }, access)
		case 'file':
			return await upload(outgoing, part, access)
		case 'reaction':
			return await react(part, access)
		case 'edit': {
			const { channel, ts } = partsOfId(part.of)
			return again(await call('chat.update', { channel, ts, text: slackText(part.text) }, access), [])
		}
		case 'delete': {
			const { channel, ts } = partsOfId(part.of)
			return again(await call('chat.delete', { channel, ts }, access), ['message_not_found'])
		}
		default:
			return notSent('final', 'not-supported')
	}
}

async function post(outgoing: Outgoing, said: Fields, access: Access): Promise<Sent> {
	const metadata = { event_type: MARK, event_payload: { id: outgoing.id } }
	const fields = { channel: outgoing.to, ...said, mrkdwn: false, thread_ts: threadOf(outgoing), metadata }
	const called = await call('chat.postMessage', fields, access)
	if (!called.ok) return called.sent
	const id = messageIdOf(textOf(called.result.channel) ?? outgoing.to, textOf(called.result.ts))
	return id === null ? notSent('unknown', 'provider-down', { detail: 'The answer names no message' }) : { ok: true, id }
}

function linkText({ text, title, url }: Extract<Part, { kind: 'link' }>): string {
	const link = `<${url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')}${
		title === null ? '' : `|${slackText(title).replaceAll('|', '¦')}`
	}>`
	return text === '' ? link : `${slackText(text)}\n${link}`
}
