/** Where items wait: in buckets by who may serve them, in lanes by what they ask for good. */
import { anchorsOf } from './anchors.ts'
import { byOrder, type Item, virtualStartOf } from './item.ts'
import type { Bucket, Lane, Line, Pace } from './line.ts'
import type { Candidate } from './offer.ts'
import type { Plan } from './plan.ts'
import { type Abilities, meets } from './requirement.ts'
import { SortedList } from './sorted-list.ts'

export const BUCKETS_MAX = 2_000

export function bucketOf(line: Line, { step }: Item, plan: Plan): Bucket {
	const stage = plan.stages[step] ?? plan.stages[plan.stages.length - 1] as Plan['stages'][0]
	const known = line.buckets.get(stage.key)
	if (known) return known
	if (line.buckets.size >= BUCKETS_MAX) clearEmpty(line)
	const bucket: Bucket = {
		key: stage.key,
		number: line.bucketsMade++,
		requirement: stage.requirement,
		media: plan.media,
		items: new SortedList(byOrder, virtualStartOf),
		head: null,
		anchors: anchorsOf(stage.requirement),
		barren: false,
	}
	line.buckets.set(stage.key, bucket)
	return bucket
}

/** Keeps a bucket where its head puts it. */
export function refile({ shelves }: Line, bucket: Bucket): void {
	const head = bucket.items.first ?? null
	if (head === bucket.head) return
	if (bucket.head !== null) { for (const it of bucket.anchors) shelves.get(it)?.delete(bucket) }
	bucket.head = head
	if (head === null) return
	for (const it of bucket.anchors) {
		const shelf = shelves.get(it) ?? new SortedList<Bucket>(byHead, ({ head }) => (head as Item).virtualStartMs)
		shelves.set(it, shelf)
		shelf.add(bucket)
	}
}

function byHead(a: Bucket, b: Bucket): number {
	return byOrder(a.head as Item, b.head as Item)
}

function clearEmpty(line: Line): void {
	for (const [key, bucket] of line.buckets) {
		if (bucket.items.size > 0) continue
		line.buckets.delete(key)
		fertilise(line, bucket)
	}
	line.bucketsMade = 0
	for (const bucket of line.buckets.values()) bucket.number = line.bucketsMade++
	line.fits = new WeakMap()
}

export const blankPace: Pace = { waitMs: 0, place: 0, count: 0 }

export function laneOf({ lanes }: Line, key: string): Lane {
	const known = lanes.get(key) ?? { waiting: new SortedList(byOrder, virtualStartOf), pace: blankPace, departures: 0, moves: 0 }
	lanes.set(key, known)
	return known
}

export function couldServe(line: Line, { abilities, room }: Candidate, bucket: Bucket): boolean {
	return (room[bucket.media] ?? 0) > 0 && fitsIn(line, abilities, bucket)
}

/** Whether these abilities meet a bucket's requirement: worked out once, since it is asked at every look. */
function fitsIn({ fits }: Line, abilities: Abilities, { number, requirement }: Bucket): boolean {
	let known = fits.get(abilities)
	if (known === undefined || number >= known.length) {
		const more = new Uint8Array(number + 64)
		if (known) more.set(known)
		fits.set(abilities, known = more)
	}
	if (known[number] === 0) known[number] = meets(abilities, requirement) ? 1 : 2
	return known[number] === 1
}

export function fertilise({ barren }: Line, bucket: Bucket): void {
	bucket.barren = false
	for (const it of bucket.anchors) barren.get(it)?.delete(bucket)
}

export function markBarren({ barren }: Line, bucket: Bucket): void {
	bucket.barren = true
	for (const it of bucket.anchors) {
		const some = barren.get(it) ?? new Set()
		barren.set(it, some)
		some.add(bucket)
	}
}
