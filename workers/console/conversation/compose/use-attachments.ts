import { useEffect, useRef, useState } from 'react'
import type { About } from '../../../../core/channel/about.ts'
import { FILES_MAX } from '../../../../core/message.ts'
import type { Uploaded } from '../../api/files.ts'
import { ApiProblem } from '../../api/http.ts'
import { clientId } from '../../live/client-id.ts'
import { noteUpload } from '../../live/uploads.ts'
import { faultOf, type FileFault } from './file-check.ts'
import { upload } from './upload.ts'

/** A file that is to go with the next message. */
export interface Attachment {
	readonly key: string
	readonly file: File
	/** How much of it is there, from 0 to 1. */
	readonly fraction: number
	/** Null until it is there. */
	readonly id: string | null
	/** Why it will not be there: by our own look at it, or by the server's code. */
	readonly fault: FileFault | 'too-many' | { readonly code: string } | null
}

export interface Attachments {
	readonly list: readonly Attachment[]
	/** Whether all are there. */
	readonly isReady: boolean
	add(files: readonly File[]): void
	retry(key: string): void
	remove(key: string): void
	clear(): void
}

/** Files on their way to the server, each by itself, as soon as they are chosen. What is left behind is cancelled. */
export function useAttachments(conversation: string, about: Pick<About, 'files' | 'fileMaxBytes'>): Attachments {
	const [list, setList] = useState<readonly Attachment[]>([])
	const running = useRef(new Map<string, AbortController>())
	useEffect(() => {
		const { current } = running
		return () => current.forEach((it) => it.abort())
	}, [])

	function change(key: string, part: Partial<Attachment>): void {
		setList((before) => before.map((it) => it.key === key ? { ...it, ...part } : it))
	}

	function start({ key, file }: Pick<Attachment, 'key' | 'file'>): void {
		const controller = new AbortController()
		running.current.set(key, controller)
		const onProgress = (fraction: number) => change(key, { fraction })
		upload(file, { conversation, key, onProgress, signal: controller.signal }).then(
			(uploaded) => {
				note(uploaded)
				change(key, { id: uploaded.id, fraction: 1 })
			},
			(error: unknown) => change(key, { fault: { code: error instanceof ApiProblem ? error.code : 'internal' } }),
		)
	}

	function add(files: readonly File[]): void {
		const fresh = files.map((file, i): Attachment => {
			const fault = list.length + i >= FILES_MAX ? 'too-many' : faultOf(file, about)
			return { key: clientId(), file, fraction: 0, id: null, fault }
		})
		setList((before) => [...before, ...fresh])
		for (const it of fresh) if (it.fault === null) start(it)
	}

	function retry(key: string): void {
		const it = list.find((it) => it.key === key)
		if (!it) return
		change(key, { fault: null, fraction: 0 })
		start(it)
	}

	function remove(key: string): void {
		running.current.get(key)?.abort()
		setList((before) => before.filter((it) => it.key !== key))
	}

	return { list, isReady: list.every((it) => it.id !== null), add, retry, remove, clear: () => setList([]) }
}

function note({ id, kind, name, type, bytes, width, height, thumbnail }: Uploaded): void {
	const stored = { type, bytes, thumbnail, ...(width !== undefined && { width }), ...(height !== undefined && { height }) }
	noteUpload({ id, kind, name, type, bytes }, stored)
}
