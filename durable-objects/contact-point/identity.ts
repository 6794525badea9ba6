import type { Point } from '../../core/channel/point.ts'
import type { InboxId, WorkspaceId } from '../../core/ids.ts'

export interface Identity extends Pick<Point, 'inbox' | 'address'> {
	readonly workspace: WorkspaceId
}

/** Whose object it is, from its name: `{workspace}/{inbox}/{address}`, where the address may have slashes of its own. */
export function identityOf(name: string): Identity {
	const [workspace = '', inbox = '', ...address] = name.split('/')
	return { workspace: workspace as WorkspaceId, inbox: inbox as InboxId, address: address.join('/') }
}
