import { inLanes } from './in-lanes.ts'
import type { Driver, Load, Meter } from './load.ts'
import { openPost, type Post } from './post-lane.ts'

/** The next webhook, signed: a whole request as it goes over the wire. */
export type NextHook = () => Buffer

/** More than any side takes in a second: they are signed before the clock runs. */
const READY_PER_SECOND = 10_000

/** Closed loop: each lane has a connection of its own and posts the next webhook when the last has been thanked for. */
export class HookDriver implements Driver {
	readonly #host: string
	readonly #next: NextHook
	readonly #ready: Buffer[] = []

	constructor(host: string, next: NextHook) {
		this.#host = host
		this.#next = next
	}

	/** Before anything is measured. */
	async post(count: number, lanes: number): Promise<void> {
		const posts = await this.#open(lanes)
		const free = [...posts]
		await inLanes(lanes, Array.from({ length: count }, this.#next), async (hook) => {
			const post = free.pop()
			if (!post) throw new Error('more lanes than connections')
			await post.send(hook)
			free.push(post)
		})
		for (const post of posts) post.close()
	}

	/** Connections are of this run alone: workerd closes those that rest, and Meta opens new ones too. */
	async run({ lanes, seconds }: Load, meter: Meter): Promise<number[]> {
		while (this.#ready.length < seconds * READY_PER_SECOND) this.#ready.push(this.#next())
		const posts = await this.#open(lanes)
		const latencies: number[] = []
		meter.on()
		const endMs = performance.now() + seconds * 1000
		await Promise.all(posts.map((post) => this.#lane(post, endMs, latencies)))
		meter.off()
		for (const post of posts) post.close()
		return latencies
	}

	#open(lanes: number): Promise<Post[]> {
		return Promise.all(Array.from({ length: lanes }, () => openPost(this.#host)))
	}

	async #lane(post: Post, endMs: number, latencies: number[]): Promise<void> {
		for (let startMs = performance.now(); startMs < endMs; startMs = performance.now()) {
			await post.send(this.#ready.pop() ?? this.#next())
			latencies.push(performance.now() - startMs)
		}
	}

	close(): void {
		this.#ready.length = 0
	}
}
