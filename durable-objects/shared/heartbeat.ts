/**
 * Finds connections that died without a word: a laptop's lid, a tunnel. Clients ping, the runtime answers and remembers when,
 * without waking the object; all that is left to do is to look at that time now and then.
 */

/** A socket that has pinged before and then not for so long is dead. Browsers slow the timers of hidden tabs to one a minute. */
export const SILENCE_MAX_MS = 90_000

export class Heartbeat {
	readonly #ctx: DurableObjectState
	/** When to look again; 0, after a wake, for "at the next occasion". */
	#lookAtMs = 0

	constructor(ctx: DurableObjectState) {
		this.#ctx = ctx
	}

	/** Those of the sockets that are dead, when it is time to look. */
	dead(sockets: Iterable<WebSocket>, atMs: number): WebSocket[] {
		if (atMs < this.#lookAtMs) return []
		this.#lookAtMs = atMs + SILENCE_MAX_MS
		return [...sockets].filter((socket) => {
			const heard = this.#ctx.getWebSocketAutoResponseTimestamp(socket)
			return heard !== null && heard.getTime() + SILENCE_MAX_MS <= atMs
		})
	}

	/** When the next look is due; the caller decides whether it is worth waking up for. */
	dueMs(atMs: number): number {
		return this.#lookAtMs || atMs + SILENCE_MAX_MS
	}
}
