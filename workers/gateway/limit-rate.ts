import { createMiddleware } from 'hono/factory'
import { type Bucket, takeOne } from '../../core/access/bucket.ts'
import { isLocal } from './auth/origin.ts'
import type { AppContext, AppEnv } from './context.ts'
import { type Limit, limitFor } from './limits.ts'
import { problem } from './problem-response.ts'

const KEPT_MAX = 20_000
/** On a developer's machine one address is everybody: load tests open thousands of conversations a second. */
const LOCAL_FACTOR = 10_000

/**
 * Refuses who comes too often from one address. Counted in this isolate alone, so that it costs nothing and needs nothing: what
 * an address is let in with over many isolates is a multiple of the table, and what is guessed at is counted durably elsewhere.
 */
export function limitRate() {
	/** The one that has waited longest stands first. */
	const buckets = new Map<string, Bucket>()
	return createMiddleware<AppEnv>(async (c, next) => {
		const limit = limitFor({ path: c.req.path, method: c.req.method })
		const place = `${limit.group} ${networkOf(c.req.header('cf-connecting-ip') ?? '')}`
		const { bucket, retryAfterMs } = takeOne(buckets.get(place) ?? null, ruleFor(c, limit), Date.now())
		keep(buckets, { place, bucket })
		if (retryAfterMs === 0) return await next()
		c.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
		return problem(c, { code: 'too-many-requests' })
	})
}

/** `PATCHBAY_RATE_LIMITS=strict` makes a developer's machine like any other. */
function ruleFor(c: AppContext, { burst, perSecond }: Limit): Limit | { burst: number; perSecond: number } {
	if (c.env.PATCHBAY_RATE_LIMITS === 'strict' || !isLocal(c.env, c.req.raw)) return { burst, perSecond }
	return { burst: burst * LOCAL_FACTOR, perSecond: perSecond * LOCAL_FACTOR }
}

function keep(buckets: Map<string, Bucket>, { place, bucket }: { place: string; bucket: Bucket }): void {
	buckets.delete(place)
	buckets.set(place, bucket)
	for (const oldest of buckets.keys()) {
		if (buckets.size <= KEPT_MAX) return
		buckets.delete(oldest)
	}
}

/** An IPv6 customer has a whole /64 (RFC 6177): its addresses are one. */
export function networkOf(address: string): string {
	if (!address.includes(':')) return address
	const [head = '', tail] = address.toLowerCase().split('::')
	const front = head.split(':').filter(Boolean)
	const missing = tail === undefined ? 0 : 8 - front.length - tail.split(':').filter(Boolean).length
	return [...front, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':').filter(Boolean)].slice(0, 4)
		.map((it) => it.replace(/^0+(?=.)/, '')).join(':')
}
