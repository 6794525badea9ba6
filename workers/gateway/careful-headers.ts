/** What every answer says to browsers, where its route does not say otherwise: nothing here is a page, except where it says so. */
const CAREFUL = Object.entries({
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
})

/** Of an answer that may be written on. */
export function addCarefulHeaders({ headers }: Response, { url, requestId }: { url: string; requestId: string }): void {
	headers.set('x-request-id', requestId)
	for (const [name, value] of CAREFUL) if (!headers.has(name)) headers.set(name, value)
	if (url.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000')
}
