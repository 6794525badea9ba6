/** A promise that will not be waited for longer than `limitMs`; then it fails. */
export async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
	let timer: ReturnType<typeof setTimeout> | undefined
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs)
	})
	try {
		return await Promise.race([work, late])
	} finally {
		clearTimeout(timer)
	}
}
