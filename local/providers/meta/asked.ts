/** A request of the Graph API, read: its version is cut off, and its token looked at. */
import type { ApiRequest, Setting } from '../stand-in.ts'

export interface Asked {
	/** As in `GET /12345`. */
	readonly what: string
	readonly query: URLSearchParams
	readonly isAuthorized: boolean
	readonly headers: ApiRequest['headers']
	/** Undefined for what is no JSON. */
	readonly body: unknown
}

export function askedOf({ method, path, headers, body }: ApiRequest, { credentials, apiBase }: Setting): Asked {
	const { pathname, searchParams: query } = new URL(path, apiBase)
	const token = query.get('access_token') ?? /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1]
	return {
		what: `${method} ${pathname.replace(/^\/v\d+\.\d+(?=\/)/, '')}`,
		query,
		isAuthorized: token === credentials['accessToken'],
		headers,
		body: parsed(body),
	}
}

function parsed(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(body))
	} catch {
		return undefined
	}
}
