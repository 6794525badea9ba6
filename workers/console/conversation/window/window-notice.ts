import { OWN_SOCKET } from '../../../../core/channel/point.ts'
import { type WindowNow, windowState } from '../../../../core/channel/window.ts'
import { WARNING_MS } from '../../../../core/conversation/points.ts'
import type { PointView } from '../../../../core/protocol/conversation.ts'

/** How a window stands for who writes: `closing` is open, but not for long; `never`: nothing has come that would have opened it. */
export type Notice = 'none' | 'open' | 'closing' | 'extended' | 'spent' | 'closed' | 'never'

export function noticeOf(window: WindowNow | null, nowMs: number): Notice {
	if (window === null) return 'none'
	if (window.closesAtMs === 0) return 'never'
	const state = windowState(window, nowMs)
	return state === 'open' && window.closesAtMs - nowMs < WARNING_MS ? 'closing' : state
}

/** The point an answer goes to: the one chosen, else the one they wrote from last. Null for their own page. */
export function pointFor(points: readonly PointView[], { at, via }: { at: string | null; via: string | null }): PointView | null {
	if (via === OWN_SOCKET) return null
	return points.find((it) => it.key === via) ?? points.find((it) => it.key === at) ?? null
}
