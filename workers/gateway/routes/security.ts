/** How a route says who may call it: the cookie of somebody signed in, or the API key of the local demo. */
export const STAFF = [{ cookie: [] }, { bearer: [] }]
/** The cookie alone. */
export const COOKIE = [{ cookie: [] }]
export const ANYONE: never[] = []
