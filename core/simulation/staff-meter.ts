import type { AgentConfig } from '../config/workspace.ts'
import type { AgentId } from '../ids.ts'

interface Line {
	readonly capacity: number
	isOnShift: boolean
	/** Conversations in hand, being handled or wrapped up. */
	held: number
	begun: number
	sinceMs: number
	busyMs: number
	paidMs: number
}

export interface StaffTime {
	/** Conversations begun. */
	readonly begun: number
	/** Time of all conversations handled and wrapped up: two at once count twice. */
	readonly busyMs: number
	/** Time there was room for: capacity times shift, and what was finished after it. */
	readonly paidMs: number
}

/** What the agents' time went into. */
export class StaffMeter {
	readonly #lines: Map<AgentId, Line>
	/** The same over all agents, kept apart so that it can be read at each arrival. */
	#held = 0
	#busyMs = 0
	#sinceMs = 0

	constructor(agents: readonly AgentConfig[]) {
		const blank = { isOnShift: false, held: 0, begun: 0, sinceMs: 0, busyMs: 0, paidMs: 0 }
		this.#lines = new Map(agents.map(({ id, capacity }) => [id as AgentId, { ...blank, capacity }]))
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

	began(agent: AgentId, atMs: number): void {
		const line = this.#book(agent, atMs)
		line.held++
		line.begun++
		this.#hold(1, atMs)
	}

	ended(agent: AgentId, atMs: number): void {
		this.#book(agent, atMs).held--
		this.#hold(-1, atMs)
	}

	/** Busy time of all agents together up to now. */
	busyMsAt(atMs: number): number {
		return this.#busyMs + this.#held * (atMs - this.#sinceMs)
	}

	timesAt(atMs: number): ReadonlyMap<AgentId, StaffTime> {
		return new Map([...this.#lines.keys()].map((it) => [it, { ...this.#book(it, atMs) }]))
	}

	#hold(more: 1 | -1, atMs: number): void {
		this.#busyMs = this.busyMsAt(atMs)
		this.#sinceMs = atMs
		this.#held += more
	}

	#book(agent: AgentId, atMs: number): Line {
		const line = this.#lineOf(agent)
		const passedMs = atMs - line.sinceMs
		line.busyMs += line.held * passedMs
		line.paidMs += (line.isOnShift ? Math.max(line.capacity, line.held) : line.held) * passedMs
		line.sinceMs = atMs
		return line
	}

	#lineOf(agent: AgentId): Line {
		const line = this.#lines.get(agent)
		if (!line) throw new Error(`no agent "${agent}"`)
		return line
	}
}
