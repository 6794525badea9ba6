import type { PointView } from '../../../../core/protocol/conversation.ts'
import { useServerNow } from '../../hooks/use-server-now.ts'
import { type Notice, noticeOf } from './window-notice.ts'

/** How the window of a point stands this moment, by the server's clock; ticks only where there is one. */
export function useNotice(at: PointView | null): { readonly notice: Notice; readonly nowMs: number } {
	const window = at?.window ?? null
	const nowMs = useServerNow(window !== null)
	return { notice: noticeOf(window, nowMs), nowMs }
}
