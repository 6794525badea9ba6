import type { Access, Checked } from '../channel.ts'
import { checkMeta } from '../providers/meta/check.ts'
import { accepted, rejected } from '../shared/checked.ts'
import { idOf, textOf } from '../shared/read.ts'

/** Whose token it is: `me` is the page. A token of another page would send, and hear nothing. */
export async function check(access: Access): Promise<Checked> {
	const { pageId, accessToken } = access.credentials
	if (!pageId || !accessToken) return rejected('inbox-not-ready')
	return await checkMeta(access, {
		path: '/me',
		fields: 'id,name',
		read: ({ id, name }) => {
			if (idOf(id) === pageId.trim()) return accepted(textOf(name))
			return rejected('credentials-invalid', {
				detail: `The token is that of “${textOf(name) ?? '?'}” (${idOf(id) ?? '?'}), not of page ${pageId}`,
			})
		},
	})
}
