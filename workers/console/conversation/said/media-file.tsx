import { useState } from 'react'
import type { FileLink } from '../../api/files.ts'
import { FilePlace } from './file-place.tsx'
import type { Filed } from './file-view.tsx'
import { useFileName } from './use-file-name.ts'

/** Sound or moving pictures, with the browser's own controls. What the browser cannot play is offered as a file instead. */
export function MediaFile({ file, link }: { file: Filed; link: FileLink | undefined }) {
	const { name } = useFileName(file)
	const [failed, setFailed] = useState(false)
	const { kind } = file.ref
	if (failed) return <FilePlace file={file} why='unread' onRetry={() => setFailed(false)} />
	const props = { src: link?.url, controls: true, 'aria-label': name, onError: () => link && setFailed(true) }
	return kind === 'video'
		? <video className='file-video' preload='metadata' playsInline {...props} />
		: <audio className='file-audio' preload='metadata' {...props} />
}
