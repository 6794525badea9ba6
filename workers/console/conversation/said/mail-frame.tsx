import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import type { FileRef } from '../../../../core/message.ts'
import { type FileLink, filesPath } from '../../api/files.ts'
import { http } from '../../api/http.ts'
import { useTalk } from '../talk-context.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { dress, mailPage } from './mail-page.ts'

const HEIGHT_MIN_PX = 80
const HEIGHT_MAX_PX = 4_000

/**
 * A mail as it was written, in a frame without scripts, forms or ways out of its window. The frame counts as ours only so that its
 * height can be read and its own pictures put in.
 */
export function MailFrame({ html, files }: { html: string; files: readonly FileRef[] }) {
	const { mail: words } = useTalkWords()
	const { conversation } = useTalk()
	const client = useQueryClient()
	const frame = useRef<HTMLIFrameElement>(null)
	const [height, setHeight] = useState(HEIGHT_MIN_PX)

	useLayoutEffect(() => frame.current?.setAttribute('srcdoc', mailPage(html)), [html])

	function onLoad(): void {
		const page = frame.current?.contentDocument
		if (!page?.body) return
		dress(page)
		const fit = () => setHeight(Math.min(HEIGHT_MAX_PX, Math.max(HEIGHT_MIN_PX, page.documentElement.scrollHeight)))
		fit()
		for (const it of page.querySelectorAll('details')) it.addEventListener('toggle', fit)
		for (const picture of page.querySelectorAll<HTMLImageElement>('img[data-file]')) void show(picture).then(fit)
	}

	/** The mail's own pictures lie with its files. */
	async function show(picture: HTMLImageElement): Promise<void> {
		const file = files[Number(picture.dataset['file'])]
		if (!file) return
		const link = await client.fetchQuery({
			queryKey: ['file', conversation, file.id],
			queryFn: () => http<FileLink>(`${filesPath(conversation)}/${encodeURIComponent(file.id)}`),
		}).catch(() => null)
		if (!link) return
		picture.src = link.url
		await picture.decode().catch(() => undefined)
	}

	return (
		<div className='mail-frame'>
			<iframe
				ref={frame}
				title={words.body}
				sandbox='allow-same-origin allow-popups allow-popups-to-escape-sandbox'
				referrerPolicy='no-referrer'
				style={{ blockSize: height }}
				onLoad={onLoad}
			/>
			{html.includes('data-src="') && <p className='said-quiet'>{words.pictures}</p>}
		</div>
	)
}
