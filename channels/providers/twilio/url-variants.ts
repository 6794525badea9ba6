import { readForm } from '../../shared/form.ts'

/**
 * Every way Twilio may have written the address it signs. It signs what it was given, but leaves out or adds the port, and encodes the
 * query anew, not always the same way; what we see has been through a URL parser and perhaps a proxy that speaks plain HTTP to us.
 * The likeliest comes first. A fragment holds Twilio's own connection options and is never signed.
 */
export function* urlVariants(url: URL): Generator<string> {
	for (const scheme of schemesOf(url.protocol)) {
		for (const search of searchesOf(url.search)) {
			for (const port of portsOf(scheme, url.port)) {
				yield `${scheme}//${userOf(url)}${url.hostname}${port}${url.pathname}${search}`
			}
		}
	}
}

/** A socket is signed as one, though it arrives as a request; nobody gains by a scheme that is not the one they used. */
function schemesOf(protocol: string): readonly string[] {
	if (protocol === 'wss:' || protocol === 'ws:') return ['wss:', 'ws:']
	return ['https:', 'http:']
}

function portsOf(scheme: string, port: string): ReadonlySet<string> {
	const usual = scheme === 'https:' ? ':443' : ':80'
	return new Set(port === '' ? ['', usual] : [`:${port}`, '', usual])
}

/** As it is; with the apostrophes a URL parser encodes; and as a form written anew. */
function searchesOf(search: string): ReadonlySet<string> {
	if (search === '') return new Set([''])
	return new Set([search, search.replaceAll('%27', "'"), search.replaceAll("'", '%27'), `?${rewritten(search.slice(1))}`])
}

function rewritten(query: string): string {
	const pairs = [...readForm(query)].flatMap(([name, values]) => values.map((value) => [name, value]))
	return pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
}

function userOf({ username, password }: URL): string {
	if (username === '' && password === '') return ''
	return password === '' ? `${username}@` : `${username}:${password}@`
}
