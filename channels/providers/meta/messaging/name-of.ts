import { cleanText } from '../../../shared/clean.ts'
import type { Fields } from '../../../shared/read.ts'

/** Who, when, and which: not what. */
const AROUND = ['sender', 'recipient', 'timestamp', 'time', 'mid', 'seq', 'app_id']

/** The provider's name of an event, or of what a message has in it: the first field that says what it is. */
export function nameOf(event: Fields): string {
	return cleanText(Object.keys(event).find((it) => !AROUND.includes(it)) ?? 'event', 80)
}
