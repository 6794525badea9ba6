import type { Row } from '../protocol/conversation.ts'

/** Some of what was said, and all that has become of it. */
export interface SaidPage {
	readonly rows: readonly Row[]
	/** The last row that was said in it, to ask for what comes after; null when nothing does. */
	readonly next: number | null
}
