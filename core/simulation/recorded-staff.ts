/** What the queues' logs tell of the agents: when they were there, how much they could take, and how long each conversation took them. */
import type { AgentId, ConversationId } from '../ids.ts'
import { hasAnyRoom, MEDIA } from '../routing/media.ts'
import type { Candidate } from '../routing/offer.ts'
import type { QueueCommand } from '../routing/queue-command.ts'
import type { AgentsEar, RecordedStay } from './recorded-stays.ts'

/** Something that takes an agent's room; with no conversation, work of a queue that is not in the recording. */
interface Task {
	readonly conversation: ConversationId | null
	readonly stay: RecordedStay | null
	readonly sinceMs: number
}

/** A ringing offer may be younger than the word that an agent sends at the same moment. */
const YOUNG_MS = 2_000

/** One agent, read from their words in order. */
export class RecordedAgent {
	readonly agent: AgentId
	/** Times at which they came (even places) and went (odd ones). */
	readonly turns: number[] = []
	/** The most conversations they have had or had room for at once. */
	capacity = 1
	/** By queue: after what wait items are for them. */
	readonly delays = new Map<string, number>()
	last: Candidate
	#tasks: Task[] = []
	/** Share of their pool that the lightest thing takes. */
	#unit = 1
	#isReady = false
	#isThere = false

	constructor(candidate: Candidate) {
		this.agent = candidate.agent
		this.last = { ...candidate, version: -1 }
	}

	rings(conversation: ConversationId, atMs: number): void {
		this.stops(conversation)
		this.#tasks.push({ conversation, stay: null, sinceMs: atMs })
	}

	stops(conversation: ConversationId): void {
		this.#tasks = this.#tasks.filter((it) => it.conversation !== conversation || it.stay !== null)
	}

	takes(stay: RecordedStay): void {
		const { conversation } = stay.entry
		this.stops(conversation)
		this.#tasks.push({ conversation, stay, sinceMs: stay.takenAtMs })
	}

	/** Their word to one queue. What has come to its end since goes to `ended`; when they were away at that time, nobody knows when it was. */
	says(
		candidate: Candidate,
		{ queue, atMs, ended }: { queue: string; atMs: number; ended: (stay: RecordedStay, atMs: number | null) => void },
	): void {
		if (candidate.ready) this.delays.set(queue, candidate.delayMs)
		if (candidate.version < this.last.version) return
		this.last = candidate
		if (candidate.load > 0) this.#unit = Math.min(this.#unit, candidate.load)
		const count = Math.round(candidate.load / this.#unit)
		const done = this.#done(count, atMs)
		for (const { stay } of done) if (stay) ended(stay, this.#isReady ? atMs : null)
		const free = Math.max(0, ...MEDIA.map((it) => candidate.room[it] ?? 0))
		this.capacity = Math.max(this.capacity, count + free)
		this.#isReady = candidate.ready
		this.#there(candidate.ready && (hasAnyRoom(candidate.room) || this.#tasks.some((it) => it.conversation !== null)), atMs)
	}

	/** Makes what they hold as much as they say it is: the oldest end first, and what nobody here gave them is another queue's. */
	#done(count: number, atMs: number): Task[] {
		for (let more = count - this.#tasks.length; more > 0; more--) this.#tasks.push({ conversation: null, stay: null, sinceMs: atMs })
		const isOver = (it: Task) => it.stay !== null || it.conversation === null || atMs - it.sinceMs > YOUNG_MS
		const done = this.#tasks.filter(isOver).sort((a, b) => a.sinceMs - b.sinceMs).slice(0, Math.max(0, this.#tasks.length - count))
		this.#tasks = this.#tasks.filter((it) => !done.includes(it))
		return done
	}

	#there(isThere: boolean, atMs: number): void {
		if (isThere === this.#isThere) return
		this.#isThere = isThere
		this.turns.push(atMs)
	}
}

/** All agents of the recorded queues. */
export class StaffReader implements AgentsEar {
	readonly agents = new Map<AgentId, RecordedAgent>()
	/** How long each conversation took, wrap-up included, as far as it can be told. */
	readonly heldMs = new Map<RecordedStay, number>()

	/** A row of any queue's log, before what was decided. */
	hear(command: QueueCommand, { queue, atMs }: { queue: string; atMs: number }): void {
		const candidate = command.type === 'candidate' || command.type === 'settle' ? command.candidate : null
		if (!candidate) return
		const agent = this.agents.get(candidate.agent) ?? new RecordedAgent(candidate)
		this.agents.set(candidate.agent, agent)
		agent.says(candidate, { queue, atMs, ended: (stay, at) => this.#ended(stay, at) })
	}

	readonly rings = (agent: AgentId, conversation: ConversationId, atMs: number): void => this.agents.get(agent)?.rings(conversation, atMs)

	readonly stops = (agent: AgentId, conversation: ConversationId): void => this.agents.get(agent)?.stops(conversation)

	readonly takes = (agent: AgentId, stay: RecordedStay): void => this.agents.get(agent)?.takes(stay)

	#ended(stay: RecordedStay, atMs: number | null): void {
		if (atMs !== null) this.heldMs.set(stay, atMs - stay.takenAtMs)
	}
}
