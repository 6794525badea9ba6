/** Names of the staff cookies begin with this, behind `__Secure-` where the site is https. */
export const STAFF_COOKIE_PREFIX = 'patchbay'

const STAFF_COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${STAFF_COOKIE_PREFIX}\\.session_token=([^;]*)`)

export function hasStaffCookie(request: Request): boolean {
	return STAFF_COOKIE.test(request.headers.get('cookie') ?? '')
}

/** Which sign-in a request comes from: a hash of its token, that can be kept and passed on. Empty without one. */
export async function signInOf(request: Request): Promise<string> {
	const token = STAFF_COOKIE.exec(request.headers.get('cookie') ?? '')?.[1]
	if (!token) return ''
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
	return [...hash.subarray(0, 16)].map((it) => it.toString(16).padStart(2, '0')).join('')
}
