import { fill, type Texts } from './i18n.ts'
import { isWaiting, type State } from './state.ts'
import { type Clock, waitText } from './time.ts'

/** What stands under the log: the place in line, when it goes on, or how. */
export function standingText(
	{ status, standing, held, callback }: State,
	{ texts, clock, nowMs }: { texts: Texts; clock: Clock; nowMs: number },
): string {
	if (status === 'closed') return texts.writeAgain
	if (status === 'abandoned') return texts.comeBack
	if (!isWaiting(status)) return ''
	if (callback) return fill(texts.called, { to: callback.to }) + texts.keep
	if (held) {
		const opens = held.opensAtMs === null ? '' : fill(texts.opens, { when: clock.soon(held.opensAtMs, nowMs) })
		return texts.closed + opens + (held.mode === 'defer' ? texts.comeThen : texts.leaveWord) + texts.keep
	}
	if (!standing) return ''
	const { position: n, waitMs } = standing
	return waitMs === null ? fill(texts.inLine, { n }) : fill(texts.inLineWait, { n, wait: waitText(waitMs, texts) })
}
