import type { AgentId } from '../ids.ts'

interface Line {
	isOnShift: boolean
	/** Share of the agent's room that is taken by what they handle or wrap up. */
	taken: number
	begun: number
	sinceMs: number
	busyMs: number
	paidMs: number
}

export interface StaffTime {
	/** Conversations begun. */
	readonly begun: number
	/** Time spent on conversations and their wrap-up; one that takes half of the agent's room counts half. */
	readonly busyMs: number
	/** Time on shift, and what was finished after it. */
	readonly paidMs: number
}

/** What the agents' time went into. */
export class StaffMeter {
	readonly #lines: Map<AgentId, Line>
	/** The same over all agents, kept apart so that it can be read at each arrival. */
	#taken = 0
	#busyMs = 0
	#sinceMs: number

	constructor(agents: readonly AgentId[], atMs: number) {
		this.#sinceMs = atMs
		this.#lines = new Map(agents.map((it) => [it, { isOnShift: false, taken: 0, begun: 0, sinceMs: atMs, busyMs: 0, paidMs: 0 }]))
	}

	isOnShift(agent: AgentId): boolean {
		return this.#lineOf(agent).isOnShift
	}

	started(agent: AgentId, atMs: number): void {
		this.#book(agent, atMs).isOnShift = true
	}

	stopped(agent: AgentId, atMs: number): void {
		this.#book(agent, atMs).isOnShift = false
	}

	/** A conversation begins that takes this share of the agent's room. */
	began(agent: AgentId, share: number, atMs: number): void {
		const line = this.#book(agent, atMs)
		line.begun++
		this.#take(line, share, atMs)
	}

	ended(agent: AgentId, share: number, atMs: number): void {
		this.#take(this.#book(agent, atMs), -share, atMs)
	}

	/** Busy time of all agents together up to now. */
	busyMsAt(atMs: number): number {
		return this.#busyMs + this.#taken * (atMs - this.#sinceMs)
	}

	timesAt(atMs: number): ReadonlyMap<AgentId, StaffTime> {
		return new Map([...this.#lines.keys()].map((it) => [it, { ...this.#book(it, atMs) }]))
	}

	#take(line: Line, share: number, atMs: number): void {
		line.taken = rounded(line.taken + share)
		this.#busyMs = this.busyMsAt(atMs)
		this.#sinceMs = atMs
		this.#taken = rounded(this.#taken + share)
	}

	#book(agent: AgentId, atMs: number): Line {
		const line = this.#lineOf(agent)
		const passedMs = atMs - line.sinceMs
		line.busyMs += line.taken * passedMs
		line.paidMs += (line.isOnShift ? Math.max(1, line.taken) : line.taken) * passedMs
		line.sinceMs = atMs
		return line
	}

	#lineOf(agent: AgentId): Line {
		const line = this.#lines.get(agent)
		if (!line) throw new Error(`no agent "${agent}"`)
		return line
	}
}

/** Thirds that come and go must leave nothing behind. */
function rounded(share: number): number {
	return Math.round(share * 1e9) / 1e9
}
