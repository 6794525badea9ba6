/**
 * Files that came whole, with a mail: kept before it is known which conversation they belong to. Their `source` says where; the
 * contact point then has them moved like any file that is fetched.
 */
import { arrivedKey } from '../../core/files/file-key.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Env } from '../env.ts'

const PREFIX = 'arrived:'

interface Arrived {
	readonly workspace: WorkspaceId
	readonly bytes: Uint8Array
	/** As whoever sends it says. */
	readonly type: string | null
}

/** Answers the `source` for an `InboundFile`. */
export async function keepArrived({ FILES: bucket }: Pick<Env, 'FILES'>, { workspace, bytes, type }: Arrived): Promise<string> {
	const id = crypto.randomUUID()
	await bucket.put(arrivedKey(workspace, id), bytes, type === null ? {} : { httpMetadata: { contentType: type } })
	return PREFIX + id
}

/** What nobody has taken, or has by now, goes: where a mail turned out to be known already. */
export async function dropArrived({ FILES: bucket }: Pick<Env, 'FILES'>, workspace: WorkspaceId, source: string): Promise<void> {
	const key = keyOf(workspace, source)
	if (key !== null) await bucket.delete(key)
}

/** Null when it is not, or no longer, there. */
export async function openArrived(
	{ FILES: bucket }: Pick<Env, 'FILES'>,
	workspace: WorkspaceId,
	source: string,
): Promise<R2ObjectBody | null> {
	const key = keyOf(workspace, source)
	return key === null ? null : await bucket.get(key)
}

/** Whether a source names one of these. Only a channel whose files come whole may say so. */
export function isArrived(source: string): boolean {
	return source.startsWith(PREFIX)
}

function keyOf(workspace: WorkspaceId, source: string): string | null {
	const id = source.slice(PREFIX.length)
	return isArrived(source) && /^[0-9a-f-]{36}$/.test(id) ? arrivedKey(workspace, id) : null
}
