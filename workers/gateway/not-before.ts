/** Waits until a moment, if that is still to come: answers that differ in what they cost come at the same time. */
export async function notBefore(atMs: number): Promise<void> {
	const restMs = atMs - Date.now()
	if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
}
