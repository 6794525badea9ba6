/** How an age stands against what was promised. Said in words as well as shown, since a colour alone tells not everybody. */
export interface ServiceLevel {
	readonly state: 'good' | 'near' | 'late'
	/** Until the promise is broken; 0 when it is. */
	readonly leftMs: number
	/** Since it was. */
	readonly lateMs: number
}

/** The last part of the time, in which somebody should look. */
const NEAR_SHARE = 0.25

export function serviceLevel(ageMs: number, targetMs: number): ServiceLevel {
	const leftMs = Math.max(0, targetMs - ageMs)
	const lateMs = Math.max(0, ageMs - targetMs)
	const state = leftMs === 0 ? 'late' : leftMs <= targetMs * NEAR_SHARE ? 'near' : 'good'
	return { state, leftMs, lateMs }
}
