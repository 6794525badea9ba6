import type { InboxChannel } from '../../../../../core/config/inbox-channel.ts'
import { OFFERED } from '../words/guides.ts'

const NEW = 'new'

/** The part of the address that opens an inbox: no inbox is called so, since each has a dot in its id. */
export function newInboxItem(channel: InboxChannel | null = null): string {
	return channel === null ? NEW : `${NEW}-${channel}`
}

/** Null for what is no such address; `channel` null while it is to be chosen. */
export function newInboxOf(item: string): { readonly channel: InboxChannel | null } | null {
	if (item === NEW) return { channel: null }
	const channel = OFFERED.find((it) => item === newInboxItem(it))
	return channel === undefined ? null : { channel }
}
