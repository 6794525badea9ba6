import type { Access, Part, Sent } from '../channel.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, listOf, textOf } from '../shared/read.ts'
import { again, call } from './call.ts'
import { emojiName } from './emoji.ts'
import { partsOfId } from './message-id.ts'

/** Slack lets everybody react as often as they like; to take back is to take back each, so we look which are ours. */
export async function react({ of, emoji }: Extract<Part, { kind: 'reaction' }>, access: Access): Promise<Sent> {
	const { channel, ts: timestamp } = partsOfId(of)
	if (emoji === null) return await takeBack({ channel, timestamp }, access)
	const name = emojiName(emoji)
	if (name === null) return notSent('final', 'not-supported', { detail: `Slack has no name for ${emoji} that is known here` })
	return again(await call('reactions.add', { channel, timestamp, name }, access), ['already_reacted'])
}

async function takeBack(message: { readonly channel: string; readonly timestamp: string }, access: Access): Promise<Sent> {
	const [us, found] = await Promise.all([call('auth.test', {}, access), call('reactions.get', { ...message, full: 'true' }, access)])
	if (!us.ok) return again(us, [])
	if (!found.ok) return again(found, ['message_not_found'])
	const own = textOf(us.result.user_id)
	const all = listOf(fieldsOf(found.result.message).reactions).map(fieldsOf)
	for (const { name } of all.filter(({ users }) => listOf(users).includes(own))) {
		const removed = again(await call('reactions.remove', { ...message, name: textOf(name) ?? '' }, access), ['no_reaction'])
		if (!removed.ok) return removed
	}
	return { ok: true, id: null }
}
