import type { WorkspaceConfig } from '../config/workspace.ts'
import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Media } from '../routing/media.ts'
import type { Offer } from '../routing/offer.ts'
import type { ItemNews } from '../routing/queue-command.ts'
import { type Arrival, type Customer, customerOf, entryOf, isWaiting } from './customer.ts'
import { EventHeap, type Timed } from './event-heap.ts'
import { Router } from './router.ts'
import type { LogHook } from './simulated-queue.ts'
import { StaffMeter } from './staff-meter.ts'

export interface Shift {
	readonly agent: AgentId
	readonly fromMs: number
	/** `Infinity` for one that never ends. What an agent holds at the end they finish. */
	readonly untilMs: number
}

/** Who is there, and how they behave. Chance comes in here and nowhere else. */
export interface Setting {
	/** Of its queues, agents, hours and workload. */
	readonly config: WorkspaceConfig
	readonly startMs?: number
	readonly shifts: readonly Shift[]
	/** Customers in the order in which they come; null after the last. */
	readonly nextArrival: () => Arrival | null
	/** How long an agent lets it ring when it has rung for this customer before; the first time is the customer's own `answerMs`. */
	readonly answerAgainMs?: (customer: Customer, epoch: number) => number
	/** How long a conversation takes with this agent; else what the customer brings. */
	readonly handleMs?: (customer: Customer, agent: AgentId) => number
	/** How long an agent who has missed an offer stays away. */
	readonly returnMs: number
	readonly watch: Watch
	/** Hears of every row a queue writes. */
	readonly log?: LogHook
}

/** Hears of each turn in a customer's life as it happens. */
export interface Watch {
	/** They have come, and nothing has been done for them yet. */
	readonly arrived?: (customer: Customer) => void
	/** They have come and were not answered in the same instant. */
	readonly waiting?: (customer: Customer) => void
	readonly answered?: (customer: Customer, agent: AgentId) => void
	readonly gaveUp?: (customer: Customer) => void
	/** They were told to come back later, or nobody answered them in time: not in line any more. */
	readonly left?: (customer: Customer) => void
}

type Event =
	& Timed
	& (
		| { readonly kind: 'patience'; readonly customer: Customer }
		| { readonly kind: 'answer'; readonly agent: AgentId; readonly offer: Offer }
		| { readonly kind: 'end'; readonly agent: AgentId; readonly customer: Customer; readonly epoch: number; readonly wrapUpMs: number }
		| { readonly kind: 'wrapped'; readonly agent: AgentId; readonly share: number }
		| { readonly kind: 'back' | 'shift-start' | 'shift-end' | 'agent-alarm'; readonly agent: AgentId }
		| { readonly kind: 'queue-alarm'; readonly queue: QueueId }
	)

const IDLE_MS_MAX = 8 * 86_400_000

/** A contact centre in simulated time, in which the distributor makes every decision. */
export class World {
	atMs: number
	readonly router: Router
	readonly staff: StaffMeter
	readonly #setting: Setting
	readonly #events = new EventHeap<Event>()
	readonly #customers = new Map<ConversationId, Customer>()
	readonly #rooms: ReadonlyMap<AgentId, (media: Media) => number>
	/** When each alarm rings; one that is due earlier goes before. */
	readonly #alarms = new Map<AgentId | QueueId, number>()
	#next: Arrival | null
	#arrived = 0
	/** When somebody last did something. */
	#stirredAtMs: number

	constructor(setting: Setting) {
		this.#setting = setting
		this.atMs = this.#stirredAtMs = setting.startMs ?? 0
		this.router = new Router(setting.config, {
			atMs: this.atMs,
			log: setting.log ?? null,
			news: {
				offered: (agent, offer) => this.#offered(agent, offer),
				assigned: (agent, work) => this.#assigned(agent, work),
				missed: (agent) => this.#events.add({ atMs: this.atMs + setting.returnMs, kind: 'back', agent }),
				told: (conversation, news) => this.#hear(this.#customers.get(conversation), news),
				agentDue: (agent, atMs) => this.#arm(agent, { atMs, kind: 'agent-alarm', agent }),
				queueDue: (queue, atMs) => this.#arm(queue, { atMs, kind: 'queue-alarm', queue }),
			},
		})
		this.#rooms = new Map(setting.config.agents.map((it) => [it.id as AgentId, roomsOf(it, setting.config)]))
		this.staff = new StaffMeter([...this.#rooms.keys()], this.atMs)
		for (const it of setting.shifts) this.#plan(it)
		this.#next = setting.nextArrival()
	}

	/** How many customers have come. */
	get arrived(): number {
		return this.#arrived
	}

	/** Lets the next thing happen; false when nothing is left to happen. */
	step(): boolean {
		const event = this.#events.peek()
		if (this.#next !== null && (event === undefined || this.#next.atMs < event.atMs)) this.#arrive(this.#next)
		else if (event !== undefined && this.#mayMatter(event)) this.#happen(event)
		else return false
		return true
	}

	/** Queues open and close for ever: when nobody has done anything for a week of that, nobody will. */
	#mayMatter(event: Event): boolean {
		if (event.kind !== 'queue-alarm') this.#stirredAtMs = event.atMs
		return event.atMs <= this.#stirredAtMs + IDLE_MS_MAX
	}

	#plan({ agent, fromMs, untilMs }: Shift): void {
		this.#events.add({ atMs: fromMs, kind: 'shift-start', agent })
		if (untilMs < Infinity) this.#events.add({ atMs: untilMs, kind: 'shift-end', agent })
	}

	#pass(atMs: number): void {
		this.atMs = this.router.atMs = atMs
	}

	#arrive(arrival: Arrival): void {
		this.#pass(arrival.atMs)
		this.#stirredAtMs = arrival.atMs
		const customer = customerOf(arrival, this.#arrived++)
		this.#customers.set(customer.conversation, customer)
		this.#setting.watch.arrived?.(customer)
		this.router.enqueue(customer.line, entryOf(customer))
		if (isWaiting(customer)) {
			if (customer.heldAtMs === null) this.#tryPatience(customer)
			this.#setting.watch.waiting?.(customer)
		}
		this.#next = this.#setting.nextArrival()
	}

	#tryPatience(customer: Customer): void {
		const atMs = this.atMs + customer.patienceMs
		customer.patienceUntilMs = atMs
		if (atMs < Infinity) this.#events.add({ atMs, kind: 'patience', customer })
	}

	#happen(event: Event): void {
		this.#events.take()
		this.#pass(event.atMs)
		switch (event.kind) {
			case 'patience':
				return isWaiting(event.customer) && event.customer.patienceUntilMs === event.atMs ? this.#giveUp(event.customer) : undefined
			case 'answer':
				// False when the customer has gone meanwhile, or the agent has let it ring for too long.
				return void this.router.accept(event.agent, event.offer)
			case 'end':
				return this.#end(event)
			case 'wrapped':
				return this.staff.ended(event.agent, event.share, event.atMs)
			case 'back':
				return this.staff.isOnShift(event.agent) ? this.router.present(event.agent, 'available') : undefined
			case 'shift-start':
				this.staff.started(event.agent, event.atMs)
				return this.router.present(event.agent, 'available')
			case 'shift-end':
				this.staff.stopped(event.agent, event.atMs)
				return this.router.present(event.agent, 'away')
			case 'agent-alarm':
				return this.#rung(event.agent, event.atMs) ? this.router.ringAgent(event.agent) : undefined
			case 'queue-alarm':
				return this.#rung(event.queue, event.atMs) ? this.router.ringQueue(event.queue) : undefined
		}
	}

	#giveUp(customer: Customer): void {
		customer.gaveUpAtMs = this.atMs
		this.#customers.delete(customer.conversation)
		this.router.withdraw(customer.line, customer)
		this.#setting.watch.gaveUp?.(customer)
	}

	/** What their conversation does with what the queue says. */
	#hear(customer: Customer | undefined, news: ItemNews): void {
		if (!customer || !isWaiting(customer)) return
		if (news.type === 'held') return this.#hold(customer)
		if (news.type === 'resumed') return this.#tryPatience(customer)
		if (news.type === 'divert') return this.#divert(customer, news.to)
		customer.lapsedAtMs = this.atMs
		this.#customers.delete(customer.conversation)
		if (customer.heldAtMs === null) this.#setting.watch.left?.(customer)
	}

	#hold(customer: Customer): void {
		const isFirst = customer.heldAtMs === null
		customer.heldAtMs ??= this.atMs
		customer.patienceUntilMs = Infinity
		if (isFirst) this.#setting.watch.left?.(customer)
	}

	#divert(customer: Customer, to: QueueId): void {
		const { line, placement } = customer
		customer.line = to
		customer.placement++
		this.router.withdraw(line, { conversation: customer.conversation, placement })
		this.router.enqueue(to, entryOf(customer))
	}

	#offered(agent: AgentId, offer: Offer): void {
		const customer = this.#customers.get(offer.conversation)
		if (!customer) throw new Error(`${offer.conversation} is offered to ${agent}, and has left`)
		const again = this.#setting.answerAgainMs
		const answerMs = offer.epoch === 1 || !again ? customer.answerMs : again(customer, offer.epoch)
		if (answerMs === 0) this.router.accept(agent, offer)
		else this.#events.add({ atMs: this.atMs + answerMs, kind: 'answer', agent, offer })
	}

	#assigned(agent: AgentId, { conversation, epoch, wrapUpMs }: Pick<Offer, 'conversation' | 'epoch' | 'wrapUpMs'>): void {
		const customer = this.#customers.get(conversation)
		if (!customer || !isWaiting(customer)) throw new Error(`${conversation} is not waiting, and was assigned`)
		customer.answeredAtMs = this.atMs
		this.staff.began(agent, this.#shareOf(agent, customer), this.atMs)
		const handleMs = this.#setting.handleMs?.(customer, agent) ?? customer.handleMs
		this.#events.add({ atMs: this.atMs + handleMs, kind: 'end', agent, customer, epoch, wrapUpMs })
		this.#setting.watch.answered?.(customer, agent)
	}

	#end({ agent, customer, epoch, wrapUpMs: usualMs }: Extract<Event, { kind: 'end' }>): void {
		const { conversation, placement, wrapsUp = true } = customer
		const share = this.#shareOf(agent, customer)
		const wrapUpMs = wrapsUp ? usualMs : 0
		this.#customers.delete(conversation)
		if (wrapUpMs === 0) this.staff.ended(agent, share, this.atMs)
		else this.#events.add({ atMs: this.atMs + wrapUpMs, kind: 'wrapped', agent, share })
		this.router.release(agent, { conversation, placement, epoch, wrapUp: wrapsUp })
	}

	#shareOf(agent: AgentId, { facts }: Customer): number {
		return 1 / (this.#rooms.get(agent)?.(facts.media) ?? 1)
	}

	#arm(whose: AgentId | QueueId, alarm: Event): void {
		if (alarm.atMs >= (this.#alarms.get(whose) ?? Infinity)) return
		this.#alarms.set(whose, alarm.atMs)
		this.#events.add(alarm)
	}

	/** False for an alarm that an earlier one has replaced. */
	#rung(whose: AgentId | QueueId, atMs: number): boolean {
		if (this.#alarms.get(whose) !== atMs) return false
		return this.#alarms.delete(whose)
	}
}

/** How many conversations of a kind fill an agent. */
function roomsOf(
	{ capacity, pool }: Pick<WorkspaceConfig['agents'][number], 'capacity' | 'pool'>,
	{ workload }: WorkspaceConfig,
): (media: Media) => number {
	return (media) => Math.max(1, Math.min(capacity, Math.floor(pool / workload.weights[media])))
}
