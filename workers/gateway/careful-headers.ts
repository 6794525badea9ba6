/** What every answer says to browsers, where its route does not say otherwise: nothing here is a page, except where it says so. */
const CAREFUL = {
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
}
const LINES = Object.entries(CAREFUL)
const STRICT = { 'strict-transport-security': 'max-age=31536000' }

interface Asked {
	readonly url: string
	readonly requestId: string
}

/** All at once, for an answer that is yet to be made. */
export function carefulHeaders({ url, requestId }: Asked): Record<string, string> {
	return { ...CAREFUL, 'x-request-id': requestId, ...(isSecure(url) && STRICT) }
}

/** To an answer that is there, and may be written on. */
export function addCarefulHeaders({ headers }: Response, { url, requestId }: Asked): void {
	headers.set('x-request-id', requestId)
	for (const [name, value] of LINES) if (!headers.has(name)) headers.set(name, value)
	if (isSecure(url)) { for (const [name, value] of Object.entries(STRICT)) headers.set(name, value) }
}

function isSecure(url: string): boolean {
	return url.startsWith('https:')
}
