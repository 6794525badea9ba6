/** A bucket that fills with time and that every request takes one out of (token bucket, as in RFC 2697's committed rate). Pure: time comes in. */

export interface BucketRule {
	/** So many at once, after a rest. */
	readonly burst: number
	/** So many for ever. */
	readonly perSecond: number
}

/** `tokens` as of `atMs`. Null stands for a full one. */
export interface Bucket {
	readonly tokens: number
	readonly atMs: number
}

export interface Taken {
	readonly bucket: Bucket
	/** 0: it is allowed. Else it would be, then. */
	readonly retryAfterMs: number
}

/** What is refused takes nothing: who keeps asking is let in as soon as who waits. */
export function takeOne(bucket: Bucket | null, rule: BucketRule, nowMs: number): Taken {
	const tokens = tokensAt(bucket, rule, nowMs)
	const atMs = Math.max(nowMs, bucket?.atMs ?? nowMs)
	if (tokens >= 1) return { bucket: { tokens: tokens - 1, atMs }, retryAfterMs: 0 }
	return { bucket: { tokens, atMs }, retryAfterMs: Math.ceil(((1 - tokens) / rule.perSecond) * 1_000) }
}

/** A clock that goes back gives nothing and takes nothing. */
function tokensAt(bucket: Bucket | null, { burst, perSecond }: BucketRule, nowMs: number): number {
	if (!bucket) return burst
	const restedMs = Math.max(0, nowMs - bucket.atMs)
	return Math.min(burst, bucket.tokens + (restedMs / 1_000) * perSecond)
}
