import type { RoutingWords } from '../words/en.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** In milliseconds, by what people write behind a number; both languages are always understood. */
const UNITS: readonly (readonly [RegExp, number])[] = [
	[/^(ms|毫秒)$/, 1],
	[/^(s|sec|secs|second|seconds|秒钟?)$/, SECOND_MS],
	[/^(m|min|mins|minute|minutes|分钟?)$/, MINUTE_MS],
	[/^(h|hr|hrs|hour|hours|小时|时)$/, HOUR_MS],
	[/^(d|day|days|天|日)$/, DAY_MS],
]

/** A time as people write it, in ms: `45`, `45 s`, `1:30`, `1 min 30 s`, `1.5h`, `2 小时`. Null when it is none. */
export function readSpan(text: string): number | null {
	const plain = text.trim().toLowerCase()
	const clock = /^(\d+):([0-5]\d)$/.exec(plain)
	if (clock) return Number(clock[1]) * MINUTE_MS + Number(clock[2]) * SECOND_MS
	if (/^\d+(\.\d+)?$/.test(plain)) return Math.round(Number(plain) * SECOND_MS)
	const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*(\p{L}+)/gu)]
	if (parts.length === 0 || plain.replaceAll(/(\d+(?:\.\d+)?)\s*(\p{L}+)/gu, '').trim() !== '') return null
	const sizes = parts.map(([, count, unit]) => Number(count) * unitOf(unit ?? ''))
	return sizes.some(Number.isNaN) ? null : Math.round(sizes.reduce((sum, it) => sum + it, 0))
}

function unitOf(name: string): number {
	return UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? NaN
}

/** The same to the last millisecond, in words. */
export function spanText(ms: number, { span }: Pick<RoutingWords, 'span'>): string {
	if (ms === 0) return span.seconds(0)
	const parts = [
		[Math.floor(ms / DAY_MS), span.days],
		[Math.floor(ms % DAY_MS / HOUR_MS), span.hours],
		[Math.floor(ms % HOUR_MS / MINUTE_MS), span.minutes],
		[Math.floor(ms % MINUTE_MS / SECOND_MS), span.seconds],
		[ms % SECOND_MS, span.ms],
	] as const
	return parts.filter(([count]) => count > 0).map(([count, word]) => word(count)).join(' ')
}
