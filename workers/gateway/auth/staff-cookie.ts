/** Names of the staff cookies begin with this, behind `__Secure-` where the site is https. */
export const STAFF_COOKIE_PREFIX = 'patchbay'

const STAFF_COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${STAFF_COOKIE_PREFIX}\\.session_token=`)
/** A `Set-Cookie` or a cookie of a sign-in itself. */
export const SESSION_COOKIE = new RegExp(`^(?:__Secure-)?${STAFF_COOKIE_PREFIX}\\.session_`)

export function hasStaffCookie(request: Request): boolean {
	return STAFF_COOKIE.test(request.headers.get('cookie') ?? '')
}

/** Which sign-in it is: a hash that can be kept and passed on. */
export async function signInOfToken(token: string): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
	return [...hash.subarray(0, 16)].map((it) => it.toString(16).padStart(2, '0')).join('')
}

/** Headers of somebody who is not signed in yet. */
export function withoutSession(headers: Headers): Headers {
	const stripped = new Headers(headers)
	const kept = (headers.get('cookie') ?? '').split(/;\s*/).filter((it) => it && !SESSION_COOKIE.test(it))
	stripped.delete('cookie')
	if (kept.length > 0) stripped.set('cookie', kept.join('; '))
	return stripped
}
