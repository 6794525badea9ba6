/** Names that mean something on one machine or in one house alone (RFC 6761, RFC 6762, RFC 8375, and `internal`, reserved by ICANN in 2024). */
const PRIVATE_ENDS = [
	'localhost',
	'local',
	'internal',
	'intranet',
	'lan',
	'home.arpa',
	'corp',
	'home',
	'localdomain',
	'test',
	'invalid',
	'onion',
]
const LABELS = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)+$/

/**
 * Whether a host, as a URL parser spells it, may be somewhere on the internet by its name alone. Addresses are refused, public
 * ones too: whoever serves strangers has a name. Where a name leads to only the resolver knows.
 */
export function isPublicHost(hostname: string): boolean {
	const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
	if (name.length > 253 || !LABELS.test(name) || /\.\d+$/.test(name)) return false
	return !PRIVATE_ENDS.some((it) => name.endsWith(`.${it}`))
}
