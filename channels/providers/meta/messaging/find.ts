/** Whether a message whose answer was lost has arrived after all: https://developers.facebook.com/docs/messenger-platform/conversations */
import type { Access, Outgoing } from '../../../channel.ts'
import { fieldsOf, idOf, listOf, textOf } from '../../../shared/read.ts'
import { graphGet, segment } from '../graph.ts'
import { inWords } from '../in-words.ts'

/** What is older was another message that said the same. */
const RECENT_MS = 10 * 60_000
const FIELDS = 'messages.limit(20){id,created_time,from,message}'

export type Found = { readonly sent: boolean; readonly id: string | null } | null

/** Looks among the latest for its words, as Meta shows no word of ours there. Null for what has none, and where Meta does not tell. */
export async function findMessage({ to, part }: Outgoing, access: Access, { platform, base }: {
	readonly platform: 'messenger' | 'instagram'
	readonly base?: string
}): Promise<Found> {
	const text = part.kind === 'menu' ? part.text : inWords(part)
	if (text === null || text.trim() === '') return null
	const answered = await graphGet(access, `/me/conversations?platform=${platform}&user_id=${segment(to)}&fields=${FIELDS}`, base)
	const { data } = fieldsOf(answered.came && answered.status === 200 ? answered.json : null)
	if (!Array.isArray(data)) return null
	const messages = data.flatMap((it) => listOf(fieldsOf(fieldsOf(it).messages).data)).map(fieldsOf)
	const same = messages.find(({ created_time, from, message }) => {
		const isRecent = Date.parse(textOf(created_time) ?? '') > access.nowMs - RECENT_MS
		return isRecent && idOf(fieldsOf(from).id) !== to && textOf(message)?.trim() === text.trim()
	})
	return { sent: same !== undefined, id: textOf(same?.id) }
}
