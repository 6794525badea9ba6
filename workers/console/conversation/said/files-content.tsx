import type { FileStanding } from '../../../../core/conversation/said.ts'
import type { FileRef } from '../../../../core/message.ts'
import type { ContentOf } from './content-of.ts'
import { type Filed, FileView } from './file-view.tsx'
import { TextContent } from './text-content.tsx'

export interface FilesContentProps {
	readonly content: ContentOf<'files'>
	readonly standings: readonly FileStanding[]
}

/** Files, and what is said of them. */
export function FilesContent({ content: { text, files }, standings }: FilesContentProps) {
	return (
		<>
			<FileList files={files} standings={standings} />
			<TextContent text={text} />
		</>
	)
}

export function FileList({ files, standings }: { files: readonly FileRef[]; standings: readonly FileStanding[] }) {
	if (files.length === 0) return null
	const filed = files.map((it) => filedOf(it, standings))
	const pictures = filed.filter(isPicture)
	return (
		<div className='said-files' data-many={pictures.length > 1}>
			{filed.map((it) => <FileView key={it.ref.id} file={it} pictures={pictures} />)}
		</div>
	)
}

function filedOf(ref: FileRef, standings: readonly FileStanding[]): Filed {
	return { ref, standing: standings.find((it) => it.id === ref.id) ?? { id: ref.id, state: 'coming', stored: null } }
}

function isPicture({ ref, standing }: Filed): boolean {
	return ref.kind === 'image' && standing.state === 'stored'
}
