import { type Bucket, takeOne } from '../../core/access/bucket.ts'
import type { Limit } from './limits.ts'

const KEPT_MAX = 20_000
/** On a developer's machine one address is everybody: load tests open thousands of conversations a second. */
const LOCAL_FACTOR = 10_000

interface Coming {
	readonly limit: Limit
	/** As the edge says it; empty where no edge does. */
	readonly address: string
	/** A developer's machine. */
	readonly isLocal: boolean
}

/**
 * Who comes too often from one address. Counted in this isolate alone, so that it costs nothing and needs nothing: what an address
 * is let in with over many isolates is a multiple of the table, and what is guessed at is counted durably elsewhere.
 */
export class RateBrake {
	/** The one that has waited longest stands first. */
	readonly #buckets = new Map<string, Bucket>()

	/** 0: come in. */
	retryAfterMs({ limit, address, isLocal }: Coming): number {
		const place = `${limit.group} ${networkOf(address)}`
		const { bucket, retryAfterMs } = takeOne(this.#buckets.get(place) ?? null, isLocal ? widened(limit) : limit, Date.now())
		this.#keep(place, bucket)
		return retryAfterMs
	}

	#keep(place: string, bucket: Bucket): void {
		this.#buckets.delete(place)
		this.#buckets.set(place, bucket)
		for (const oldest of this.#buckets.keys()) {
			if (this.#buckets.size <= KEPT_MAX) return
			this.#buckets.delete(oldest)
		}
	}
}

function widened({ burst, perSecond }: Limit): { burst: number; perSecond: number } {
	return { burst: burst * LOCAL_FACTOR, perSecond: perSecond * LOCAL_FACTOR }
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
