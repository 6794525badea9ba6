import { thumbnailKey } from '../../core/files/file-key.ts'
import type { StoredFile } from '../../core/protocol/conversation.ts'
import type { Env } from '../env.ts'
import { type FileRecord, recordOf } from './file-record.ts'

export interface Found {
	readonly record: FileRecord
	readonly stored: StoredFile
}

/** What there is of a file; null when it is not here. */
export async function findStored({ FILES: bucket }: Pick<Env, 'FILES'>, key: string): Promise<Found | null> {
	const found = await bucket.head(key)
	if (!found) return null
	const record = recordOf(found)
	const { type, bytes, size } = record
	const thumbnail = size !== null && await bucket.head(thumbnailKey(key)) !== null
	return { record, stored: { type, bytes, ...size, thumbnail } }
}
