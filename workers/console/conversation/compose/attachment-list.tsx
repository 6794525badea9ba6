import type { About } from '../../../../core/channel/about.ts'
import { FILES_MAX } from '../../../../core/message.ts'
import type { ProblemCode } from '../../../../core/problem.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import { byteText } from '../words/byte-text.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { Attachment, Attachments } from './use-attachments.ts'

/** The files that go with the next message, and how far each has come. */
export function AttachmentList({ attachments, about }: { attachments: Attachments; about: About }) {
	const { compose: words } = useTalkWords()
	const { list, retry, remove } = attachments
	if (list.length === 0) return null
	return (
		<ul className='attachments' aria-label={words.attached}>
			{list.map((it) => <AttachmentRow key={it.key} it={it} about={about} onRetry={() => retry(it.key)} onRemove={() => remove(it.key)} />)}
		</ul>
	)
}

interface RowProps {
	readonly it: Attachment
	readonly about: About
	readonly onRetry: () => void
	readonly onRemove: () => void
}

function AttachmentRow({ it, about, onRetry, onRemove }: RowProps) {
	const { tag } = usePreferences()
	const { compose: words } = useTalkWords()
	const faultText = useFaultText(it.fault, about)
	const { name, size } = it.file
	const percent = Math.round(it.fraction * 100)
	const isComing = it.id === null && it.fault === null
	return (
		<li className='attachment' data-fault={it.fault !== null}>
			<Icon name={it.fault === null ? 'document' : 'warning'} size={14} />
			<span className='attachment-text'>
				<span className='truncate'>{name}</span>
				<span className='said-quiet' role={it.fault === null ? undefined : 'alert'}>{faultText ?? byteText(size, tag)}</span>
			</span>
			{isComing && <progress className='attachment-bar' max={100} value={percent} aria-label={words.uploading(name, percent)} />}
			{it.id !== null && <span className='visually-hidden' role='status'>{words.uploaded(name)}</span>}
			{typeof it.fault === 'object' && it.fault !== null && (
				<button type='button' className='button quiet square' aria-label={words.retryFile(name)} onClick={onRetry}>
					<Icon name='undo' size={14} />
				</button>
			)}
			<button type='button' className='button quiet square' aria-label={words.removeFile(name)} onClick={onRemove}>
				<Icon name='close' size={14} />
			</button>
		</li>
	)
}

function useFaultText(fault: Attachment['fault'], { fileMaxBytes }: About): string | null {
	const { problemWords, words: { app }, tag } = usePreferences()
	const { compose: words } = useTalkWords()
	if (fault === null) return null
	if (fault === 'too-large') return words.tooLarge(byteText(fileMaxBytes, tag))
	if (fault === 'kind') return words.kindRefused
	if (fault === 'too-many') return words.tooMany(FILES_MAX)
	if (fault.code === 'unreachable') return app.unreachable
	return problemWords[fault.code as ProblemCode] ?? words.uploadFailed
}
