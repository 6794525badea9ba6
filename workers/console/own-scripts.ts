/**
 * The page's policy takes no plain text for the address of a script (`require-trusted-types-for`, https://w3c.github.io/trusted-types/).
 * What asks for one, as a worker does, gets it if it is a file of ours; text as markup stays refused.
 */
interface TrustedTypes {
	createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown
}

export function trustOwnScripts(): void {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
	trustedTypes?.createPolicy('default', { createScriptURL: own })
}

function own(url: string): string {
	if (new URL(url, location.href).origin === location.origin) return url
	throw new TypeError('not a script of ours')
}
