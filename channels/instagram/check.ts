import type { Access, Checked } from '../channel.ts'
import { checkMeta } from '../providers/meta/check.ts'
import { segment } from '../providers/meta/graph.ts'
import { accepted, rejected } from '../shared/checked.ts'
import { textOf } from '../shared/read.ts'

/** Which account it is. A token of Instagram's own login knows itself as `me`; a page's token is asked for the account, or the page. */
export async function check(access: Access, base: string): Promise<Checked> {
	const { pageId, accessToken } = access.credentials
	if (!pageId || !accessToken) return rejected('inbox-not-ready')
	const isOwn = accessToken.startsWith('IG')
	return await checkMeta(access, {
		path: isOwn ? '/me' : `/${segment(pageId)}`,
		// A page has no field `username` that everybody may read.
		fields: isOwn ? 'user_id,username' : 'name',
		base,
		read: ({ username, name }) => accepted(handleOf(textOf(username)) ?? textOf(name)),
	})
}

function handleOf(username: string | null): string | null {
	return username === null ? null : `@${username}`
}
