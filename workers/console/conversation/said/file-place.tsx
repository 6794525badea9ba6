import type { FileStanding } from '../../../../core/conversation/said.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { Filed } from './file-view.tsx'
import { useFileName } from './use-file-name.ts'

export interface FilePlaceProps {
	readonly file: Filed
	readonly why: Exclude<FileStanding['state'], 'stored'> | 'unread'
	readonly onRetry?: () => void
}

/** Where a file is not: on its way, or never to come. */
export function FilePlace({ file, why, onRetry }: FilePlaceProps) {
	const { file: words } = useTalkWords()
	const { app } = useWords()
	const { name } = useFileName(file)
	return (
		<div className='file-place' data-kind={file.ref.kind} data-why={why} role='group' aria-label={`${name}: ${words[why]}`}>
			{why === 'coming' ? <span className='spinner' aria-hidden='true' /> : <Icon name='warning' />}
			<p className='file-place-text'>
				<span className='truncate'>{name}</span>
				<span className='said-quiet'>{words[why]}</span>
			</p>
			{onRetry && <button type='button' className='link-button' onClick={onRetry}>{app.retry}</button>}
		</div>
	)
}
