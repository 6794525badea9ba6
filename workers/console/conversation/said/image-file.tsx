import { useState } from 'react'
import type { FileLink } from '../../api/files.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { FilePlace } from './file-place.tsx'
import type { Filed } from './file-view.tsx'
import { Lightbox } from './lightbox.tsx'
import { useFileName } from './use-file-name.ts'

export interface ImageFileProps {
	readonly file: Filed
	readonly link: FileLink | undefined
	readonly pictures: readonly Filed[]
}

/** A small picture that opens large. */
export function ImageFile({ file, link, pictures }: ImageFileProps) {
	const { file: words } = useTalkWords()
	const { name } = useFileName(file)
	const [open, setOpen] = useState(false)
	const [failed, setFailed] = useState(false)
	if (failed) return <FilePlace file={file} why='unread' onRetry={() => setFailed(false)} />
	const picture = link && (
		<img
			src={link.thumbnailUrl ?? link.url}
			alt={name}
			loading='lazy'
			decoding='async'
			onError={() => setFailed(true)}
		/>
	)
	if (file.ref.kind === 'sticker') return <div className='file-image' data-kind='sticker'>{picture}</div>
	return (
		<>
			<button
				type='button'
				className='file-image'
				data-small={isSmall(file)}
				aria-label={words.open(name)}
				disabled={!link}
				onClick={() => setOpen(true)}
			>
				{picture}
			</button>
			{open && <Lightbox pictures={pictures} first={file.ref.id} onClose={() => setOpen(false)} />}
		</>
	)
}

/** A logo or a sign: it would only be blurred by filling its place. */
function isSmall({ standing: { stored } }: Filed): boolean {
	const { width = Infinity, height = Infinity } = stored ?? {}
	return width < 280 && height < 200
}
