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

/** What is left of it where no browser ever asks: each header costs a webhook some microseconds. */
const few = LINES.filter(([name]) => /^(?:cache-control|content-security-policy|x-content-type-options)$/.test(name))
/** By type, of which there are a handful: a whole set is copied for less than its parts are written. */
const sets = new Map<string, Headers>()

function fewOf(contentType: string): Headers {
	const known = sets.get(contentType)
	if (known) return known
	const made = new Headers([...few, ['content-type', contentType]])
	sets.set(contentType, made)
	return made
}

/** For machines. */
export function plainResponse(
	body: string,
	{ status, url, requestId, ...own }: Asked & { status: number; contentType: string; retryAfterS?: number },
): Response {
	const response = new Response(body, { status, headers: fewOf(own.contentType) })
	response.headers.set('x-request-id', requestId)
	if (own.retryAfterS) response.headers.set('retry-after', String(own.retryAfterS))
	if (isSecure(url)) { for (const [name, value] of Object.entries(STRICT)) response.headers.set(name, value) }
	return response
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
