import type { FileStanding } from '../../../../core/conversation/said.ts'
import type { FileRef } from '../../../../core/message.ts'
import { useFileLink } from '../../api/files.ts'
import { useTalk } from '../talk-context.ts'
import { DocumentFile } from './document-file.tsx'
import { FilePlace } from './file-place.tsx'
import { ImageFile } from './image-file.tsx'
import { MediaFile } from './media-file.tsx'

/** A file and how it stands with its bytes. */
export interface Filed {
	readonly ref: FileRef
	readonly standing: FileStanding
}

/** One file: shown, played or offered, or in its place why not. The place has the size of what comes into it. */
export function FileView({ file, pictures }: { file: Filed; pictures: readonly Filed[] }) {
	const { conversation } = useTalk()
	const { ref, standing } = file
	const { data: link, isError, refetch } = useFileLink({ conversation, file: ref.id, isThere: standing.state === 'stored' })
	if (standing.state !== 'stored') return <FilePlace file={file} why={standing.state} />
	if (isError) return <FilePlace file={file} why='unread' onRetry={() => void refetch()} />
	switch (ref.kind) {
		case 'image':
		case 'sticker':
			return <ImageFile file={file} link={link} pictures={pictures} />
		case 'video':
		case 'audio':
		case 'voice':
			return <MediaFile file={file} link={link} />
		case 'file':
			return <DocumentFile file={file} link={link} />
	}
}
