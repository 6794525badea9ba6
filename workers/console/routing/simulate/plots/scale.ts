/** Round values from 0 up that reach over `most`: about `count` of them, at least two. */
export function ticksOver(most: number, count = 4): readonly number[] {
	if (!(most > 0)) return [0, 1]
	const step = roundUp(most / count)
	const ticks = Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)))
	return ticks.length > 1 ? ticks : [0, step]
}

/** The next of 1, 2, 5 times a power of ten. */
function roundUp(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value))
	const digit = [1, 2, 5, 10].find((it) => it >= value / power - 1e-9) ?? 10
	return digit * power
}

/** In seconds: what people count time in. */
const TIME_STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400] as const
const TIME_TICKS_MAX = 6

/** Times from 0 up that reach over `mostS`, a step that people know apart. */
export function timeTicksOver(mostS: number): readonly number[] {
	const step = TIME_STEPS_S.find((it) => mostS / it <= TIME_TICKS_MAX) ?? 86_400
	return Array.from({ length: Math.max(1, Math.ceil(mostS / step)) + 1 }, (_, i) => i * step)
}

export interface Scale {
	readonly from: number
	readonly to: number
}

/** Where a value lies between two edges of the drawing, in its units. */
export function along(value: number, domain: Scale, range: Scale): number {
	if (domain.to === domain.from) return range.from
	return range.from + (value - domain.from) / (domain.to - domain.from) * (range.to - range.from)
}

/** An SVG path through points. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
	return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}
