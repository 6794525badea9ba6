/** How often one network address may come, by what it comes for: all of it in one table. */
import type { BucketRule } from '../../core/access/bucket.ts'

export interface Limit extends BucketRule {
	readonly group: string
	readonly path: RegExp
	/** Any, when it names none. */
	readonly method?: RegExp
}

/** An office or a whole mobile network may share one address; a provider sends all its webhooks from a few. */
export const LIMITS: readonly Limit[] = [
	{ group: 'sign-up', path: /^\/api\/v1\/workspaces$/, burst: 10, perSecond: 1 / 30 },
	{ group: 'single-sign-on', path: /^\/api\/auth\/oidc\//, burst: 60, perSecond: 1 },
	{ group: 'sign-in', path: /^\/api\/auth\//, method: /^(?!GET|HEAD)/, burst: 60, perSecond: 1 },
	{ group: 'session', path: /^\/api\/auth\//, burst: 300, perSecond: 10 },
	// Whoever asks is given a visitor's token: what they may fill a bucket with is bounded by how often.
	{ group: 'visitors-uploads', path: /^\/api\/v1\/widget\/files$/, method: /^POST$/, burst: 40, perSecond: 1 / 10 },
	{ group: 'uploads', path: /^\/api\/v1\/conversations\/[^/]+\/files$/, method: /^POST$/, burst: 60, perSecond: 1 },
	{ group: 'visitors', path: /^\/api\/v1\/widget\//, burst: 120, perSecond: 10 },
	{ group: 'sockets', path: /^\/ws\//, burst: 300, perSecond: 20 },
	{ group: 'webhooks', path: /^\/hooks\//, burst: 5_000, perSecond: 1_000 },
	{ group: 'files', path: /^\/files\//, burst: 1_000, perSecond: 100 },
	{ group: 'media', path: /^\/media\//, burst: 1_000, perSecond: 100 },
	{ group: 'providers', path: /^\/api\/v1\/inboxes\/[^/]+\/(?:check|connect)$/, burst: 30, perSecond: 0.5 },
	{ group: 'exports', path: /^\/api\/v1\/(?:audit\/export|routing\/recording)$/, burst: 60, perSecond: 2 },
	{ group: 'api', path: /^\/api\/v1\//, burst: 1_000, perSecond: 100 },
	{ group: 'health', path: /^\/(?:healthz|metrics)$/, burst: 120, perSecond: 10 },
	{ group: 'other', path: /^/, burst: 120, perSecond: 10 },
]

export function limitFor({ path, method }: { path: string; method: string }): Limit {
	const found = LIMITS.find((it) => it.path.test(path) && (it.method?.test(method) ?? true))
	if (!found) throw new Error('the last limit is for everything')
	return found
}
