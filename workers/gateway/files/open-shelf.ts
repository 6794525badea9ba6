import { LINK_LIFE_MS, linkUntilMs } from '../../../core/files/file-claims.ts'
import { fileKey, type FilePlace } from '../../../core/files/file-key.ts'
import { refuse } from '../../../core/problem.ts'
import { fileLink } from '../../../durable-objects/files/file-link.ts'
import { findStored, type Found } from '../../../durable-objects/files/find-stored.ts'
import { storeFile } from '../../../durable-objects/files/store-file.ts'
import { logWarning } from '../../../durable-objects/shared/log.ts'
import type { WorkerEnv } from '../worker-env.ts'
import type { FileShelf, Shelved } from './file-shelf.ts'
import { serveFile } from './serve-file.ts'

/** The bucket, as the gateway sees it. */
export function openShelf(env: WorkerEnv): FileShelf {
	const find = async (place: FilePlace) => {
		const found = await findStored(env, fileKey(place))
		return found && shelved(place, found)
	}
	return {
		find,
		async keep({ place, ...incoming }) {
			try {
				const kept = await storeFile(env, { ...incoming, key: fileKey(place), kind: null })
				if (!kept.ok) return kept.reason === 'empty' ? refuse('file-refused', { detail: 'It is empty' }) : refuse('body-too-large')
			} catch (error) {
				logWarning('upload-broken', { file: place.file, error })
				return refuse('body-invalid', { detail: 'It broke off, or was not as long as its content-length' })
			}
			return await find(place) ?? refuse('objects-unavailable')
		},
		async link(place, { thumbnail, nowMs }) {
			const untilMs = linkUntilMs(nowMs, LINK_LIFE_MS)
			const [url, small] = await Promise.all([false, true].map((it) => fileLink(env, { ...place, thumbnail: it, untilMs })))
			return { url: url ?? '', thumbnailUrl: thumbnail ? small ?? null : null, expiresAtMs: untilMs }
		},
		serve: (asked) => serveFile(env, asked),
	}
}

function shelved({ file: id }: FilePlace, { record, stored }: Found): Shelved {
	const { kind, name, type, bytes } = record
	return { ok: true, ref: { id, kind, name, type, bytes }, stored }
}
