/** What lies in the bucket beside a file's bytes. */
import { cleanFileName, usualName } from '../../core/files/file-name.ts'
import { kindOfType, UNKNOWN_TYPE } from '../../core/files/file-type.ts'
import type { ImageSize } from '../../core/files/image-size.ts'
import { FILE_KINDS, type FileKind } from '../../core/message.ts'

export interface FileRecord {
	readonly type: string
	readonly kind: FileKind
	/** Null for what came without one. */
	readonly name: string | null
	readonly bytes: number
	readonly size: ImageSize | null
}

interface Known extends Pick<FileRecord, 'type' | 'name' | 'size'> {
	/** Null for what its bytes say. */
	readonly kind: FileKind | null
}

/** Metadata of a bucket is made of ASCII. */
export function describe({ type, name, kind, size }: Known): Pick<R2PutOptions, 'httpMetadata' | 'customMetadata'> {
	const clean = cleanFileName(name)
	return {
		httpMetadata: { contentType: type },
		customMetadata: {
			kind: kind ?? kindOfType(type),
			...(clean !== null && { name: encodeURIComponent(clean) }),
			...(size && { width: String(size.width), height: String(size.height) }),
		},
	}
}

export function recordOf({ size: bytes, httpMetadata, customMetadata }: R2Object): FileRecord {
	const { kind, name, width, height } = customMetadata ?? {}
	const type = httpMetadata?.contentType ?? UNKNOWN_TYPE
	return {
		type,
		kind: FILE_KINDS.find((it) => it === kind) ?? kindOfType(type),
		name: name === undefined ? null : decodeURIComponent(name),
		bytes,
		size: width && height ? { width: Number(width), height: Number(height) } : null,
	}
}

export function nameOf({ name, type }: Pick<FileRecord, 'name' | 'type'>): string {
	return name ?? usualName(type)
}
