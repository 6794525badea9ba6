import type { About } from '../../../../core/channel/about.ts'
import type { FileKind } from '../../../../core/message.ts'

export type FileFault = 'too-large' | 'kind'

/** What sort of file it is, by the type the browser says. */
export function kindOf(type: string): FileKind {
	if (type.startsWith('image/')) return 'image'
	if (type.startsWith('video/')) return 'video'
	return type.startsWith('audio/') ? 'audio' : 'file'
}

/** Why a channel would not take a file; null when it would, as far as can be told before it is read. */
export function faultOf(
	{ type, size }: { readonly type: string; readonly size: number },
	{ files, fileMaxBytes }: Pick<About, 'files' | 'fileMaxBytes'>,
): FileFault | null {
	const kind = kindOf(type)
	// What is no recording to a channel that takes only those may still go as one.
	const takes = files.includes(kind) || (kind === 'audio' && files.includes('voice'))
	if (!takes) return 'kind'
	return size > fileMaxBytes ? 'too-large' : null
}
