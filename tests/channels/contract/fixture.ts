import { readFileSync } from 'node:fs'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'

/** A provider's example as it lies in the channel's folder. */
export function fixture(channel: InboxChannel, file: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(readFileSync(new URL(`../../../channels/${channel}/fixtures/${file}`, import.meta.url)))
}
