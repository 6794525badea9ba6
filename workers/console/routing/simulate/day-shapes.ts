/** How busy each hour of a day is, against its peak. */
export const DAY_SHAPES = {
	office: [0, 0, 0, 0, 0, 0, 0, 0, 0.4, 0.8, 1, 0.95, 0.75, 0.8, 0.85, 0.75, 0.55, 0.3, 0, 0, 0, 0, 0, 0],
	shop: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.4, 0.55, 0.75, 0.95, 0.8, 0.6, 0.55, 0.65, 0.9, 1, 0.9, 0.6, 0.3, 0, 0],
	flat: Array.from({ length: 24 }, () => 1),
	burst: [0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.35, 1, 0.7, 0.4, 0.35, 0.35, 0.35, 0.3, 0.15, 0, 0, 0, 0, 0, 0],
} as const satisfies Readonly<Record<string, readonly number[]>>

export type DayShape = keyof typeof DAY_SHAPES
export const DAY_SHAPE_NAMES = Object.keys(DAY_SHAPES) as readonly DayShape[]

/** When agents are there on such a day, UTC; null for around the clock. */
export const DAY_SHIFTS: Readonly<Record<DayShape, { readonly from: string; readonly until: string } | null>> = {
	office: { from: '08:00', until: '18:00' },
	shop: { from: '09:00', until: '22:00' },
	flat: null,
	burst: { from: '08:00', until: '18:00' },
}
