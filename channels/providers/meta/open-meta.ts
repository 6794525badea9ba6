import type { Access, OpenedFile } from '../../channel.ts'
import { openUrl } from '../../shared/open-url.ts'

/** Meta's file servers turn away who does not say what they are. */
const USER_AGENT = 'Patchbay/1.0'

/** A file on Meta's servers. */
export async function openMeta(
	access: Pick<Access, 'fetch'>,
	url: string,
	ask: { readonly authorization?: string } = {},
): Promise<OpenedFile> {
	const named: Access['fetch'] = (url, init) => {
		const headers = new Headers(init?.headers)
		headers.set('user-agent', USER_AGENT)
		return access.fetch(url, { ...init, headers })
	}
	return await openUrl({ fetch: named }, url, ask)
}
