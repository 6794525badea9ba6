import type { Settings } from '../env.ts'

export interface Lab {
	/** Where it listens on this machine, without a slash at the end. */
	readonly url: string
	/** What lets a request in: only the Worker knows it. */
	readonly headers: Readonly<Record<string, string>>
}

/** The lab of a developer's machine; null elsewhere, and where none has been started. */
export function labFor({ PATCHBAY_LOCAL, PATCHBAY_LAB_URL: url, PATCHBAY_LAB_SECRET: secret }: Settings): Lab | null {
	if (PATCHBAY_LOCAL !== '1' || !url || !secret) return null
	return { url, headers: { authorization: `Bearer ${secret}` } }
}
