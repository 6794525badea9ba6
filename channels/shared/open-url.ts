import type { Access, OpenedFile } from '../channel.ts'

const REDIRECTS_MAX = 5
/** How long a provider may take until it begins to answer; how long the file itself takes is up to whoever reads it. */
const HEADERS_TIMEOUT_MS = 30_000

interface Ask {
	/** Sent to the origin asked first, and to no other: storage that links point to refuses a second credential, and nobody else may see it. */
	readonly authorization?: string
}

/** A file behind a link. Never throws; what goes wrong is said without the link, which can have a key in it. */
export async function openUrl(access: Pick<Access, 'fetch'>, url: string, { authorization }: Ask = {}): Promise<OpenedFile> {
	const first = URL.canParse(url) ? new URL(url) : null
	if (first === null || !isWeb(first)) return gone('The link is none')
	let next = first
	for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
		const headers: Record<string, string> = authorization !== undefined && next.origin === first.origin ? { authorization } : {}
		const response = await get(access, next, headers)
		if (response === null) return { ok: false, outcome: 'retry', detail: 'Nothing came back' }
		const onward = locationOf(response, next)
		if (onward === null) return judged(response)
		await response.body?.cancel()
		// From a page that is kept from listeners to one that is not would be a step back.
		if (!isWeb(onward) || (next.protocol === 'https:' && onward.protocol !== 'https:')) return gone('The link leads nowhere')
		next = onward
	}
	return gone('The link leads in circles')
}

async function get(access: Pick<Access, 'fetch'>, url: URL, headers: Record<string, string>): Promise<Response | null> {
	const patience = new AbortController()
	const timer = setTimeout(() => patience.abort(), HEADERS_TIMEOUT_MS)
	try {
		return await access.fetch(url.href, { headers, redirect: 'manual', signal: patience.signal })
	} catch {
		return null
	} finally {
		clearTimeout(timer)
	}
}

function isWeb({ protocol }: URL): boolean {
	return protocol === 'https:' || protocol === 'http:'
}

function locationOf(response: Response, from: URL): URL | null {
	const location = response.headers.get('location')
	if (response.status < 300 || response.status > 399 || location === null) return null
	return URL.canParse(location, from.href) ? new URL(location, from.href) : null
}

/** What a provider's answer means, where it says it by status alone. */
function judged(response: Response): OpenedFile {
	const { status } = response
	if (response.ok) return { ok: true, response }
	const detail = `The provider answers ${status}`
	if (status === 401) return { ok: false, outcome: 'renew', detail }
	// A file can be announced before it is there everywhere, so a missing one is looked for again.
	if (status === 403 || status === 410) return { ok: false, outcome: 'gone', detail }
	return { ok: false, outcome: 'retry', detail }
}

function gone(detail: string): OpenedFile {
	return { ok: false, outcome: 'gone', detail }
}
