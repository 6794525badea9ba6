/** How a route says who may call it. */
type Security = Record<string, string[]>[]

/** The cookie of somebody signed in, or the API key of the local demo. */
export const STAFF: Security = [{ cookie: [] }, { bearer: [] }]
/** The cookie alone. */
export const COOKIE: Security = [{ cookie: [] }]
export const ANYONE: Security = []
