import { PROTOCOL_VERSION } from '../../../core/protocol/version.ts'

/** The address of a socket on the origin this page came from. */
export function socketUrl(path: string, cursor: number): string {
	const url = new URL(path, location.origin)
	url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
	url.search = new URLSearchParams({ v: String(PROTOCOL_VERSION), cursor: String(cursor) }).toString()
	return url.toString()
}
