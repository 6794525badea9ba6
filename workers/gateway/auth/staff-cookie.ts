/** Names of the staff cookies begin with this, behind `__Secure-` where the site is https. */
export const STAFF_COOKIE_PREFIX = 'patchbay'

const STAFF_COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${STAFF_COOKIE_PREFIX}\\.session_token=`)

export function hasStaffCookie(request: Request): boolean {
	return STAFF_COOKIE.test(request.headers.get('cookie') ?? '')
}
