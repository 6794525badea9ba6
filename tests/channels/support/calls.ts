/** What a test hands to a channel: a request as the Worker has it, access as the contact point has it, a message on its way out. */
import type { Access, Hook, OutboundFile, Outgoing, Part, Search } from '../../../channels/channel.ts'
import type { FileKind } from '../../../core/message.ts'
import type { HookRequest } from '../../../local/providers/stand-in.ts'
import type { Served } from './serve-stand-in.ts'

export function hookOf({ method, url, headers, body }: HookRequest): Hook {
	return { method, url: new URL(url), headers: new Headers(headers), body }
}

export function accessTo({ apiBase, setting }: Pick<Served, 'apiBase' | 'setting'>, more: Partial<Access> = {}): Access {
	return { credentials: setting.credentials, apiBase, token: null, fetch, nowMs: Date.now(), ...more }
}

/** Looks for what was tried then, and knows of nothing else that was sent. */
export function searchOf(served: Pick<Served, 'apiBase' | 'setting'>, triedAtMs: number): Search {
	return { ...accessTo(served, { nowMs: triedAtMs }), triedAtMs, isAnother: () => false }
}

export function outgoing(part: Part, more: Partial<Outgoing> & Pick<Outgoing, 'to'>): Outgoing {
	return {
		id: 'msg_01J00000000000000000000001.0',
		uuid: '0190f1c2-7f5a-4d3b-9c1e-2a6b7c8d9e0f',
		from: null,
		part,
		replyTo: null,
		window: 'open',
		statusUrl: 'https://patchbay.example/hooks/status',
		thread: {},
		attempt: 0,
		...more,
	}
}

/** A file on its way out. Its link is only ever passed on: nobody fetches it in a test. */
export function outboundFile(
	kind: FileKind,
	{ name, type, bytes }: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
): OutboundFile {
	const url = `https://patchbay.example/files/${encodeURIComponent(name)}`
	const lasting = { url: `${url}?lasting`, untilMs: Date.parse('2027-02-04T12:00:00Z') }
	return { kind, name, type, bytes: bytes.length, url, lasting, open: () => Promise.resolve(new Blob([bytes]).stream()) }
}
