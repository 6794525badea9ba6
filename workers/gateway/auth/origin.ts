import type { InboxConfig } from '../../../core/config/workspace.ts'
import type { Settings } from '../env.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export function ownOrigin(request: Request): string {
	return new URL(request.url).origin
}

/** What a link in a mail begins with. Who asks for somebody else's mail must not say where it leads. */
export function linkOrigin(settings: Settings, request: Request): string {
	return settings.PATCHBAY_ORIGIN?.replace(/\/+$/, '') || ownOrigin(request)
}

/** A developer's machine. A deployed Worker is only ever reached by its own host name. */
export function isLocal(settings: Settings, request: Request): boolean {
	return settings.PATCHBAY_LOCAL === '1' || isLoopbackHost(new URL(request.url))
}

export function isLoopbackHost({ hostname }: URL): boolean {
	return LOOPBACK.has(hostname)
}

/**
 * Whether the page that speaks may embed this inbox. No `Origin` means no browser, and nothing but a browser is bound by one:
 * the token decides alone then.
 */
export function mayEmbed(inbox: InboxConfig, { request, settings }: { request: Request; settings: Settings }): boolean {
	const origin = request.headers.get('origin')
	if (origin === null || origin === ownOrigin(request) || inbox.origins.includes(origin)) return true
	return isLocal(settings, request) && isLoopback(origin)
}

function isLoopback(origin: string): boolean {
	return URL.canParse(origin) && new URL(origin).origin === origin && LOOPBACK.has(new URL(origin).hostname)
}

/** Of the network: this machine itself. */
export function isLoopbackAddress(address: string): boolean {
	return address === '::1' || /^(?:::ffff:)?127\./.test(address)
}
