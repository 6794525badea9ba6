import type { About } from '../../../../core/channel/about.ts'
import { pieces } from '../../../../core/channel/pieces.ts'

export interface TextCount {
	readonly used: number
	readonly max: number
	/** How many messages it goes out as. */
	readonly parts: number
}

/** From this share on it is worth saying. */
const NEAR = 0.8

/** How much of what a channel takes in one message is written; null while there is room enough. */
export function countText(text: string, { text: limit }: Pick<About, 'text'>): TextCount | null {
	const used = limit.unit === 'chars' ? text.length : new TextEncoder().encode(text).length
	if (used < limit.max * NEAR) return null
	return { used, max: limit.max, parts: pieces(text, limit).length }
}
