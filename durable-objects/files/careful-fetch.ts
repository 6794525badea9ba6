/** A fetch for addresses that strangers have a say in: it goes nowhere but to the internet, and says who we are only where it was told to. */
import type { Access } from '../../channels/channel.ts'
import { isPublicHost } from '../../core/access/public-host.ts'

const REDIRECTS_MAX = 5
/** How long a whole file may take. */
const PATIENCE_MS = 300_000

interface Bounds {
	/** A developer's own machine, where providers live next door. */
	readonly isLocal: boolean
	/** Where the inbox says its provider is. */
	readonly apiBase: string | null
	readonly fetch: Access['fetch']
}

interface Careful {
	readonly fetch: Access['fetch']
	/** Whether it has been asked for an address it does not go to. */
	readonly wasAskedTooMuch: () => boolean
	/** Of the newest answer; null before there is one. */
	readonly lastStatus: () => number | null
}

/** Who follows redirects by hand gets them; for who does not, each is looked at, and no headers go on to another origin. */
export function carefulFetch({ isLocal, apiBase, fetch }: Bounds): Careful {
	const home = apiBase === null ? null : new URL(apiBase).origin
	let isTooMuch = false
	let status: number | null = null
	const check = (url: URL) => {
		if (isLocal || url.origin === home || mayVisit(url)) return
		isTooMuch = true
		throw new Error('no address on the internet')
	}
	const follow: Access['fetch'] = async (address, init = {}) => {
		let url = new URL(address)
		let { headers } = init
		for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
			check(url)
			const response = await fetch(url.href, { ...init, headers, redirect: 'manual', signal: inTime(init.signal) })
			status = response.status
			const onward = init.redirect === 'manual' ? null : locationOf(response, url)
			if (onward === null) return response
			await response.body?.cancel()
			if (onward.origin !== url.origin) headers = {}
			url = onward
		}
		throw new Error('the link leads in circles')
	}
	return { fetch: follow, wasAskedTooMuch: () => isTooMuch, lastStatus: () => status }
}

function mayVisit({ protocol, hostname }: URL): boolean {
	return (protocol === 'https:' || protocol === 'http:') && isPublicHost(hostname)
}

function locationOf({ status, headers }: Response, from: URL): URL | null {
	const location = headers.get('location')
	return status >= 300 && status <= 399 && location !== null && URL.canParse(location, from.href) ? new URL(location, from.href) : null
}

function inTime(signal: AbortSignal | null | undefined): AbortSignal {
	const patience = AbortSignal.timeout(PATIENCE_MS)
	return signal ? AbortSignal.any([signal, patience]) : patience
}
