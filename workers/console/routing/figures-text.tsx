import { durationText } from '../i18n/format.ts'
import { useWords } from '../i18n/preferences.tsx'
import type { QueueFigures } from './api.ts'
import { useRoutingWords } from './words/use-routing-words.ts'

/** How a queue stands this moment, in a line. As long before the figures have come as after, so that nothing jumps. */
export function FiguresText({ figures, isUnknown }: { figures: QueueFigures | null; isUnknown: boolean }) {
	const all = useWords()
	const { queue: words } = useRoutingWords()
	if (figures === null) return <>{isUnknown ? words.unknown : '\u00a0'}</>
	const { waiting, offered, deferred, ready, longestWaitMs } = figures
	const parts = [
		waiting > 0 ? words.waiting(waiting) : words.nobody,
		waiting > 0 && words.longest(durationText(longestWaitMs, all)),
		offered > 0 && words.offered(offered),
		deferred > 0 && words.deferred(deferred),
		words.ready(ready),
	]
	return <>{parts.filter((it) => it !== false).join(' · ')}</>
}
