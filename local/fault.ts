/** Something the person at the keyboard can put right: printed as one line, without a stack. */
export class Fault extends Error {}

/** What any thrown thing says, on one line. Node hides the reasons of a failed connection in an aggregate. */
export function reason(thrown: unknown): string {
	if (thrown instanceof AggregateError && thrown.message === '') return thrown.errors.map(reason).join('; ')
	const text = thrown instanceof Error ? thrown.message : String(thrown)
	return text.trim().replaceAll(/\s*\n\s*/g, ' ')
}

/** Ends the process over something that went wrong before anything was started. */
export function exitWith(thrown: unknown): never {
	console.error(thrown instanceof Fault ? `patchbay: ${reason(thrown)}` : thrown)
	process.exit(1)
}
