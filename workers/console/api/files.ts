import { useQuery } from '@tanstack/react-query'
import type { FileKind } from '../../../core/message.ts'
import { http } from './http.ts'

/** Where the bytes of a file are, for a while. */
export interface FileLink {
	readonly url: string
	readonly thumbnailUrl: string | null
	readonly expiresAtMs: number
	readonly type: string
	readonly bytes: number
	readonly name: string | null
	readonly width?: number
	readonly height?: number
}

/** What an upload is answered with. */
export interface Uploaded {
	readonly id: string
	readonly kind: FileKind
	readonly name: string | null
	readonly type: string
	readonly bytes: number
	readonly width?: number
	readonly height?: number
	readonly thumbnail: boolean
}

/** Asked for again before it expires, so that what is open goes on. */
const MARGIN_MS = 5 * 60_000
const EARLIEST_MS = 30_000

export function useFileLink({ conversation, file, isThere }: { conversation: string; file: string; isThere: boolean }) {
	return useQuery({
		queryKey: ['file', conversation, file],
		queryFn: ({ signal }) => http<FileLink>(`${filesPath(conversation)}/${encodeURIComponent(file)}`, { signal }),
		enabled: isThere && conversation !== '',
		retry: 2,
		staleTime: ({ state }) => state.data ? leftMs(state.data) : 0,
		refetchInterval: ({ state }) => state.data ? leftMs(state.data) : false,
	})
}

function leftMs({ expiresAtMs }: FileLink): number {
	return Math.max(EARLIEST_MS, expiresAtMs - MARGIN_MS - Date.now())
}

export function filesPath(conversation: string): string {
	return `/api/v1/conversations/${conversation}/files`
}
