import { redactedLine } from '../../core/redact.ts'

type Detail = Readonly<Record<string, unknown>>

/** The one way to say in a log that something went wrong. An `error` may be anything that was thrown. */
export function logError(event: string, detail: Detail = {}): void {
	console.error(redactedLine({ event, ...detail }))
}

/** Something is not as it should be, and is being dealt with. */
export function logWarning(event: string, detail: Detail = {}): void {
	console.warn(redactedLine({ event, ...detail }))
}
