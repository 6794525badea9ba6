/** How Meta's Graph API is asked: one address, one version, the token in a header so that no log of addresses has it. */
import type { Access } from '../../channel.ts'
import { type Answered, ask } from '../../shared/ask.ts'

export const GRAPH_BASE = 'https://graph.facebook.com'
/** Since 29 July 2026; Meta keeps a version for about two years: https://developers.facebook.com/docs/graph-api/changelog */
export const GRAPH_VERSION = 'v26.0'

/** `path` begins with a slash and may have a query. `base` is for what is elsewhere by default. */
export function graphUrl(access: Pick<Access, 'apiBase'>, path: string, base = GRAPH_BASE): string {
	return `${access.apiBase ?? base}/${GRAPH_VERSION}${path}`
}

/** A part of a path that somebody else has written. */
export const segment = encodeURIComponent

export function bearer({ credentials }: Pick<Access, 'credentials'>): Record<string, string> {
	return { authorization: `Bearer ${credentials.accessToken ?? ''}` }
}

export async function graphGet(access: Access, path: string, base?: string): Promise<Answered> {
	return await ask(access, graphUrl(access, path, base), { headers: bearer(access) })
}

export async function graphPost(access: Access, path: string, { body, base }: { body: unknown; base?: string }): Promise<Answered> {
	return await ask(access, graphUrl(access, path, base), {
		method: 'POST',
		headers: { ...bearer(access), 'content-type': 'application/json' },
		body: JSON.stringify(body),
	})
}
