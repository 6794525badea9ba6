import type { Access, Channel } from '../channel.ts'
import { tell, type Told } from '../providers/tencent/api.ts'
import { listOf, numberOf, textOf } from '../shared/read.ts'
import { api } from './api.ts'
import { syncedItems } from './synced.ts'

type Pull = NonNullable<Channel['pull']>

/** As many as are committed at a time without hurry; WeCom gives up to a thousand. */
const LIMIT = 100
const WRONG_TOKEN = '95007'

/** What has come at one account since the cursor; without one, since three days. */
export async function pull({ source, token, cursor }: Parameters<Pull>[0], access: Access): ReturnType<Pull> {
	const told = await syncedSince({ source, token, cursor }, access)
	if (!told.ok) return told
	const { msg_list, next_cursor, has_more } = told.fields
	const next = textOf(next_cursor)
	// Without a new cursor there would be no end to it.
	return { items: listOf(msg_list).flatMap(syncedItems), cursor: next ?? cursor ?? '', more: numberOf(has_more) === 1 && next !== null }
}

async function syncedSince({ source, token, cursor }: Parameters<Pull>[0], access: Access): Promise<Told> {
	const asked = { open_kfid: source, limit: LIMIT, voice_format: 0, ...(cursor === null || cursor === '' ? {} : { cursor }) }
	const told = await tell(access, api, { path: '/cgi-bin/kf/sync_msg', json: { ...asked, token }, isSafe: true })
	// It lives for ten minutes. Without it one may ask too, only less often.
	if (told.ok || told.problem.providerCode !== WRONG_TOKEN) return told
	return await tell(access, api, { path: '/cgi-bin/kf/sync_msg', json: asked, isSafe: true })
}
