import type { AgentId, ConversationId } from '../../core/ids.ts'
import type { AgentEffect } from '../../core/routing/agent-command.ts'
import { type AgentState, candidateFor, roomOf } from '../../core/routing/agent-state.ts'
import { afterTaking, bestBid, type Search, type WeighedBid } from '../../core/routing/bid.ts'
import { hasAnyRoom, type Room } from '../../core/routing/media.ts'
import type { Candidate, Offer } from '../../core/routing/offer.ts'
import { linesOf, linesServed, type ServedLine } from '../../core/routing/served.ts'
import type { QueueObject } from '../queue/queue-object.ts'

interface Ports {
	readonly agent: AgentId
	/** The ledger as it stands now. */
	readonly state: () => AgentState
	readonly line: (id: string) => DurableObjectStub<QueueObject>
	/** Books an offer in the ledger; false when it is refused. */
	readonly book: (offer: Offer) => boolean
}

/** Lines asked at the same moment. */
const ASKED_AT_ONCE = 32
/** More than anybody can take: a search that goes on beyond it is going round in circles. */
const TAKES_MAX = 100

/** The lines one agent serves, as their object speaks to them. */
export class Lines {
	readonly #ports: Ports

	constructor(ports: Ports) {
		this.#ports = ports
	}

	/** Whoever has never come in has no profile, but a name. */
	candidateFor(line: string): Candidate {
		return { ...candidateFor(this.#ports.state(), line), agent: this.#ports.agent }
	}

	async stand(lines: readonly string[]): Promise<void> {
		const told = await allSettled(lines, (line) => this.#ports.line(line).stand(this.candidateFor(line)))
		for (const it of told) if (it.status === 'rejected') throw it.reason
	}

	async settle({ queue, conversation, placement, epoch, outcome }: Omit<Extract<AgentEffect, { type: 'settle' }>, 'type'>): Promise<void> {
		const { agent, line } = this.#ports
		await line(queue).settle({ conversation, placement, epoch, outcome, agent, candidate: this.candidateFor(queue) })
	}

	/** One out of the line by hand; null when it is not there, not for them, or the queue does not allow it. */
	async pull(wanted: { queue: string; conversation: ConversationId }): Promise<Offer | null> {
		const { agent, state, line } = this.#ports
		const { profile } = state()
		for (const it of profile ? linesOf(profile, wanted) : []) {
			const offer = await line(it).take({ agent, conversation: wanted.conversation, how: 'pulled' })
			if (offer) return offer
		}
		return null
	}

	/** The ledger has refused what was taken. */
	async giveBack(offer: Offer): Promise<void> {
		await this.settle({ ...offer, outcome: 'refused' })
	}

	/** Asks all lines for their best bid and takes the highest, until there is none or no room left (rule R9). */
	async seek(): Promise<void> {
		const silent: unknown[] = []
		let search: Search = { bids: [], ask: this.#served }
		for (let takes = 0; takes < TAKES_MAX && hasAnyRoom(this.#room); takes++) {
			const was = this.#room
			const bids = [...search.bids, ...await this.#ask(search.ask, silent)]
			const best = bestBid(bids)
			if (!best) break
			await this.#take(best)
			search = afterTaking(best, { bids, was, room: this.#room, served: this.#served })
		}
		// A line that did not answer is asked again later, but keeps nobody from the others.
		if (silent.length > 0 && hasAnyRoom(this.#room)) throw silent[0]
	}

	/** The bids of these lines; why some did not answer goes to `silent`. */
	async #ask(lines: readonly ServedLine[], silent: unknown[]): Promise<WeighedBid[]> {
		const asked = await allSettled(lines, ({ line }) => this.#ports.line(line).bid(this.candidateFor(line)))
		return asked.flatMap((it, i) => {
			if (it.status === 'rejected') silent.push(it.reason)
			const { line, priority } = lines[i] as ServedLine
			return it.status === 'fulfilled' && it.value ? [{ queue: line, priority, ...it.value }] : []
		})
	}

	async #take({ queue, conversation }: WeighedBid): Promise<void> {
		const offer = await this.#ports.line(queue).take({ agent: this.#ports.agent, conversation, how: 'bid' })
		if (offer && !this.#ports.book(offer)) await this.giveBack(offer)
	}

	get #room(): Room {
		return roomOf(this.#ports.state())
	}

	get #served(): readonly ServedLine[] {
		const { profile } = this.#ports.state()
		return profile ? linesServed(profile) : []
	}
}

/** What each came to, a number of them at the same moment. */
async function allSettled<It, Answer>(all: readonly It[], call: (it: It) => Promise<Answer>): Promise<PromiseSettledResult<Answer>[]> {
	const settled: PromiseSettledResult<Answer>[] = []
	for (let i = 0; i < all.length; i += ASKED_AT_ONCE) {
		settled.push(...await Promise.allSettled(all.slice(i, i + ASKED_AT_ONCE).map(async (it) => await call(it))))
	}
	return settled
}
