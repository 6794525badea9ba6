import type { Point } from '../../core/channel/point.ts'
import type { InboxConfig } from '../../core/config/workspace.ts'

/** What a contact point needs to know of its inbox. The whole of it would be copied with every word that comes. */
export type HeardAt = Pick<InboxConfig, 'channel' | 'queue' | 'returnMs'>

export function heardAt({ channel, queue, returnMs }: InboxConfig): HeardAt {
	return { channel, queue, returnMs }
}

export interface Placed {
	readonly inbox: HeardAt
	readonly point: Point
}
