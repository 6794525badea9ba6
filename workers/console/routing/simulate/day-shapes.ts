/** How busy each hour of a day is, against its peak. */
export const DAY_SHAPES = {
	office: [0, 0, 0, 0, 0, 0, 0, 0.1, 0.45, 0.8, 1, 0.95, 0.75, 0.8, 0.85, 0.75, 0.55, 0.3, 0, 0, 0, 0, 0, 0],
	shop: [0, 0, 0, 0, 0, 0, 0, 0.05, 0.2, 0.4, 0.55, 0.75, 0.95, 0.8, 0.6, 0.55, 0.65, 0.9, 1, 0.9, 0.6, 0.3, 0.1, 0],
	flat: Array.from({ length: 24 }, () => 1),
	burst: [0, 0, 0, 0, 0, 0, 0, 0.1, 0.25, 0.35, 1, 0.7, 0.4, 0.35, 0.35, 0.35, 0.3, 0.15, 0, 0, 0, 0, 0, 0],
} as const satisfies Readonly<Record<string, readonly number[]>>

export type DayShape = keyof typeof DAY_SHAPES
export const DAY_SHAPE_NAMES = Object.keys(DAY_SHAPES) as readonly DayShape[]
