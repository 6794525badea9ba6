/**
 * Sign-ins that have been ended while their signed cookie still reads as good. Each isolate knows of those it ended itself;
 * the others stop believing the cookie when its short life is over.
 */
const KEPT_MAX = 10_000
const ended = new Set<string>()

export function endSignIn(signIn: string): void {
	if (!signIn) return
	ended.add(signIn)
	for (const oldest of ended) {
		if (ended.size <= KEPT_MAX) return
		ended.delete(oldest)
	}
}

export function hasEnded(signIn: string): boolean {
	return ended.has(signIn)
}
