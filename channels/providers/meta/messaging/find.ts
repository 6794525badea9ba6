/** Whether a message whose answer was lost has arrived after all: https://developers.facebook.com/docs/messenger-platform/conversations */
import type { Found, Outgoing, Search } from '../../../channel.ts'
import { fieldsOf, idOf, listOf, textOf } from '../../../shared/read.ts'
import { notSearched, searchedFromMs } from '../../../shared/search.ts'
import { graphGet, segment } from '../graph.ts'
import { inWords } from '../in-words.ts'

const FIELDS = 'messages.limit(20){id,created_time,from,message}'

/** Looks among the latest for its words, as Meta shows no word of ours there; what has none cannot be told from others. */
export async function findMessage({ to, part }: Outgoing, search: Search, { platform, base }: {
	readonly platform: 'messenger' | 'instagram'
	readonly base?: string
}): Promise<Found> {
	const text = part.kind === 'menu' ? part.text : inWords(part)
	if (text === null || text.trim() === '') return 'never'
	const answered = await graphGet(search, `/me/conversations?platform=${platform}&user_id=${segment(to)}&fields=${FIELDS}`, base)
	const { data } = fieldsOf(answered.came && answered.status === 200 ? answered.json : null)
	if (!Array.isArray(data)) return notSearched(answered)
	const messages = data.flatMap((it) => listOf(fieldsOf(fieldsOf(it).messages).data)).map(fieldsOf)
	const same = messages.find(({ id, created_time, from, message }) => {
		const isRecent = Date.parse(textOf(created_time) ?? '') >= searchedFromMs(search) && !search.isAnother(idOf(id) ?? '')
		return isRecent && idOf(fieldsOf(from).id) !== to && textOf(message)?.trim() === text.trim()
	})
	return same === undefined ? { sent: false } : { sent: true, id: textOf(same.id) }
}
