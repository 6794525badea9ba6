import type { FileLink } from '../../api/files.ts'
import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { Filed } from './file-view.tsx'
import { useFileName } from './use-file-name.ts'

/** A document: its name and size, to save. */
export function DocumentFile({ file, link }: { file: Filed; link: FileLink | undefined }) {
	const { file: words } = useTalkWords()
	const { name, about } = useFileName(file)
	return (
		<a
			className='file-document'
			href={link?.url}
			download={name}
			aria-label={`${words.download}: ${name}${about && `, ${about}`}`}
			aria-disabled={!link}
		>
			<span className='said-card-icon'>
				<Icon name='document' />
			</span>
			<span className='file-document-text'>
				<span className='truncate' dir='auto'>{name}</span>
				<span className='said-quiet'>{about}</span>
			</span>
			<Icon name='down' size={14} />
		</a>
	)
}
