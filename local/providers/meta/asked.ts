/** A request of the Graph API, read: its version is cut off, and its token looked at. */
import { createHmac } from 'node:crypto'
import type { ApiRequest, Setting } from '../stand-in.ts'

export interface Asked {
	/** As in `GET /12345`. */
	readonly what: string
	readonly query: URLSearchParams
	readonly isAuthorized: boolean
	/** Whether the proof that it knows the app's secret is right, where there is one. */
	readonly isProven: boolean
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
		isProven: (query.get('appsecret_proof') ?? proofOf(credentials)) === proofOf(credentials),
		headers,
		body: parsed(body),
	}
}

function proofOf({ appSecret = '', accessToken = '' }: Setting['credentials']): string {
	return createHmac('sha256', appSecret).update(accessToken).digest('hex')
}

function parsed(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(body))
	} catch {
		return undefined
	}
}
