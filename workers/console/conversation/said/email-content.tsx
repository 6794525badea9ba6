import { useState } from 'react'
import { isAutomatic } from '../../../../core/message.ts'
import type { FileStanding } from '../../../../core/conversation/said.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { ContentOf } from './content-of.ts'
import { FileList } from './files-content.tsx'
import { MailFrame } from './mail-frame.tsx'
import { TextContent } from './text-content.tsx'

/** A mail: what is new in it, with what it answers folded away, and on request as it was written. */
export function EmailContent({ content, standings }: { content: ContentOf<'email'>; standings: readonly FileStanding[] }) {
	const { mail: words } = useTalkWords()
	const { subject, text, html, quoted, files, vouched } = content
	const [isWhole, setWhole] = useState(false)
	const [isUnfolded, setUnfolded] = useState(false)
	return (
		<>
			{isAutomatic(content) && <p className='mail-notice'>{words.automatic}</p>}
			{vouched === false && <p className='mail-notice mail-unvouched'>{words.unvouched}</p>}
			{subject && (
				<p className='said-card-title' dir='auto'>
					<span className='visually-hidden'>{words.subject}:</span>
					{subject}
				</p>
			)}
			{isWhole && html !== null ? <MailFrame html={html} files={files} /> : <TextContent text={text} />}
			{isUnfolded && quoted !== null && (
				<blockquote className='mail-quoted'>
					<TextContent text={quoted} />
				</blockquote>
			)}
			<p className='mail-acts'>
				{quoted !== null && !isWhole && (
					<button
						type='button'
						className='link-button'
						aria-expanded={isUnfolded}
						onClick={() => setUnfolded(!isUnfolded)}
					>
						{isUnfolded ? words.unquoted : words.quoted}
					</button>
				)}
				{html !== null && (
					<button type='button' className='link-button' aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
						{isWhole ? words.less : words.whole}
					</button>
				)}
			</p>
			<FileList files={isWhole ? files.filter((_, i) => !shownIn(html, i)) : files} standings={standings} />
		</>
	)
}

/** A picture that stands in the mail itself is not shown below it once more. */
function shownIn(html: string | null, file: number): boolean {
	return html?.includes(`data-file="${file}"`) ?? false
}
