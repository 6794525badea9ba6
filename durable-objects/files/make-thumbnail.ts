import { thumbnailKey } from '../../core/files/file-key.ts'
import { THUMBNAIL_PIXELS_MAX, THUMBNAIL_SIDE } from '../../core/files/file-limits.ts'
import type { ImageSize } from '../../core/files/image-size.ts'
import type { Env } from '../env.ts'
import { logWarning } from '../shared/log.ts'

/** What the service takes (https://developers.cloudflare.com/images/reference/limits-and-specifications/). */
const BYTES_MAX = 20 * 1_048_576
/** A picture that nobody sees sooner for waiting longer. */
const PATIENCE_MS = 20_000

interface Picture extends ImageSize {
	readonly bytes: number
}

/** A small picture beside the one that lies under `key`. Answers whether there is one now; that there is none is no error. */
export async function makeThumbnail(env: Pick<Env, 'FILES' | 'IMAGES'>, key: string, { bytes, width, height }: Picture): Promise<boolean> {
	const { IMAGES: images } = env
	if (!images || bytes > BYTES_MAX || width * height > THUMBNAIL_PIXELS_MAX) return false
	const done = new AbortController()
	const tooLong = scheduler.wait(PATIENCE_MS, { signal: done.signal }).then(() => false, () => false)
	try {
		return await Promise.race([shrink(env, images, key), tooLong])
	} catch (error) {
		logWarning('no-thumbnail', { key, error })
		return false
	} finally {
		done.abort()
	}
}

async function shrink({ FILES: bucket }: Pick<Env, 'FILES'>, images: ImagesBinding, key: string): Promise<boolean> {
	const found = await bucket.get(key)
	if (!found) return false
	const small = await images.input(found.body)
		.transform({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'scale-down' })
		.output({ format: 'image/webp', quality: 75, anim: false })
	// R2 wants to know how long it is; it is some ten kilobytes.
	await bucket.put(thumbnailKey(key), await small.response().arrayBuffer(), { httpMetadata: { contentType: small.contentType() } })
	return true
}
