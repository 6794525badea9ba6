/** What went wrong at the bottom, for the log. What wraps it may quote a query's parameters, which are nobody's business there. */
export function causeOf(error: unknown): string {
	return error instanceof Error && error.cause !== undefined ? causeOf(error.cause) : String(error)
}
