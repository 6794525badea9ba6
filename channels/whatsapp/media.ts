/** A file a customer has sent, in two steps: its id gives a link for five minutes, and the link wants the token too. */
import type { Access, OpenedFile } from '../channel.ts'
import { graphErrorOf } from '../providers/meta/graph-error.ts'
import { GRAPH_BASE, graphGet, segment } from '../providers/meta/graph.ts'
import { openMeta } from '../providers/meta/open-meta.ts'
import { fieldsOf, textOf } from '../shared/read.ts'

/** Where Meta keeps files. The token is for no one else, whatever a link says. */
const HOSTS = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net)$/

export async function openMedia(id: string, access: Access): Promise<OpenedFile> {
	const { phoneNumberId } = access.credentials
	const owner = phoneNumberId === undefined ? '' : `?phone_number_id=${segment(phoneNumberId)}`
	const answered = await graphGet(access, `/${segment(id)}${owner}`)
	if (!answered.came) return { ok: false, outcome: 'retry', detail: 'Nothing came back' }
	const url = textOf(fieldsOf(answered.json).url)
	if (answered.status === 200 && url !== null) return await download(url, access)
	const error = graphErrorOf(fieldsOf(answered.json).error, access.credentials)
	// Meta keeps a file for thirty days, and says of what it does not have that the parameter is none.
	const isGone = error?.code === 100 || answered.status === 404
	return { ok: false, outcome: isGone ? 'gone' : 'retry', detail: error?.detail ?? `The provider answers ${answered.status}` }
}

async function download(url: string, access: Access): Promise<OpenedFile> {
	if (!mayHaveToken(url, access.apiBase)) return { ok: false, outcome: 'gone', detail: 'The link leads away from Meta' }
	const opened = await openMeta(access, url, { authorization: `Bearer ${access.credentials.accessToken ?? ''}` })
	// The link is a moment old: what is refused now has run out or needs another token, and the next attempt gets a new link.
	return opened.ok ? opened : { ...opened, outcome: 'retry' }
}

function mayHaveToken(url: string, apiBase: string | null): boolean {
	if (!URL.canParse(url)) return false
	const { protocol, hostname, origin } = new URL(url)
	return origin === new URL(apiBase ?? GRAPH_BASE).origin || (protocol === 'https:' && HOSTS.test(hostname))
}
