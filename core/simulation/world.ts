import type { AgentConfig, QueueConfig } from '../config/workspace.ts'
import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Offer } from '../routing/offer.ts'
import { EventHeap, type Timed } from './event-heap.ts'
import { Router } from './router.ts'
import { StaffMeter } from './staff-meter.ts'

/** A customer to come. All times are in milliseconds and need not be whole. */
export interface Arrival {
	readonly atMs: number
	readonly queue: QueueId
	/** How long their conversation will take. */
	readonly handleMs: number
	/** How long they wait before they give up; `Infinity` for one who never does. */
	readonly patienceMs: number
}

/** A customer who has come. They wait until one of `answeredAtMs` and `gaveUpAtMs` is known. */
export interface Customer extends Arrival {
	/** 0 for the first to come. */
	readonly number: number
	readonly conversation: ConversationId
	answeredAtMs: number | null
	gaveUpAtMs: number | null
}

export interface Shift {
	readonly agent: AgentId
	readonly fromMs: number
	/** `Infinity` for one that never ends. What an agent holds at the end they finish. */
	readonly untilMs: number
}

/** Who is there, and how they behave. Chance comes in here and nowhere else. */
export interface Setting {
	readonly queues: readonly QueueConfig[]
	readonly agents: readonly AgentConfig[]
	readonly shifts: readonly Shift[]
	/** Customers in the order in which they come; null after the last. */
	readonly nextArrival: () => Arrival | null
	/** How long an agent lets it ring before they accept; 0 accepts at once. */
	readonly answerMs: () => number
	/** How long an agent who has missed an offer stays away. */
	readonly returnMs: number
	readonly watch: Watch
}

/** Hears of each turn in a customer's life as it happens. */
export interface Watch {
	readonly arrived?: (customer: Customer) => void
	readonly answered?: (customer: Customer, agent: AgentId) => void
	readonly gaveUp?: (customer: Customer) => void
}

type Event =
	& Timed
	& (
		| { readonly kind: 'patience'; readonly customer: Customer }
		| { readonly kind: 'answer'; readonly agent: AgentId; readonly offer: Offer }
		| { readonly kind: 'end'; readonly agent: AgentId; readonly customer: Customer; readonly epoch: number; readonly wrapUpMs: number }
		| { readonly kind: 'wrapped' | 'back' | 'shift-start' | 'shift-end' | 'agent-alarm'; readonly agent: AgentId }
		| { readonly kind: 'queue-alarm'; readonly queue: QueueId }
	)

const PLACEMENT = 1
const SUBJECT = { contactName: null, language: 'en', preview: '', note: null }

/** A contact centre in simulated time, in which the distributor makes every decision. */
export class World {
	atMs = 0
	readonly router: Router
	readonly staff: StaffMeter
	readonly #setting: Setting
	readonly #events = new EventHeap<Event>()
	readonly #customers = new Map<ConversationId, Customer>()
	/** When each alarm rings; one that is due earlier goes before. */
	readonly #alarms = new Map<AgentId | QueueId, number>()
	#next: Arrival | null
	#arrived = 0

	constructor(setting: Setting) {
		this.#setting = setting
		this.router = new Router(setting.queues, {
			offered: (agent, offer) => this.#offered(agent, offer),
			assigned: (agent, work) => this.#assigned(agent, work),
			missed: (agent) => this.#events.add({ atMs: this.atMs + setting.returnMs, kind: 'back', agent }),
			agentDue: (agent, atMs) => this.#arm(agent, { atMs, kind: 'agent-alarm', agent }),
			queueDue: (queue, atMs) => this.#arm(queue, { atMs, kind: 'queue-alarm', queue }),
		})
		this.staff = new StaffMeter(setting.agents)
		for (const it of setting.agents) this.router.hire(it)
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
		else if (event !== undefined) this.#happen(event)
		else return false
		return true
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
		const number = this.#arrived++
		const conversation = `cnv_${String(number).padStart(22, '0')}` as ConversationId
		const customer: Customer = { ...arrival, number, conversation, answeredAtMs: null, gaveUpAtMs: null }
		this.#customers.set(conversation, customer)
		this.#setting.watch.arrived?.(customer)
		const entry = { conversation, placement: PLACEMENT, enqueuedAtMs: arrival.atMs, epoch: 0, target: null, subject: SUBJECT }
		this.router.enqueue(arrival.queue, entry)
		if (customer.answeredAtMs === null && arrival.patienceMs < Infinity) {
			this.#events.add({ atMs: arrival.atMs + arrival.patienceMs, kind: 'patience', customer })
		}
		this.#next = this.#setting.nextArrival()
	}

	#happen(event: Event): void {
		this.#events.take()
		this.#pass(event.atMs)
		switch (event.kind) {
			case 'patience':
				return event.customer.answeredAtMs === null ? this.#giveUp(event.customer) : undefined
			case 'answer':
				// False when the customer has gone meanwhile, or the agent has let it ring for too long.
				return void this.router.accept(event.agent, event.offer)
			case 'end':
				return this.#end(event)
			case 'wrapped':
				return this.staff.ended(event.agent, event.atMs)
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
		this.router.withdraw(customer.queue, { conversation: customer.conversation, placement: PLACEMENT })
		this.#setting.watch.gaveUp?.(customer)
	}

	#offered(agent: AgentId, offer: Offer): void {
		const answerMs = this.#setting.answerMs()
		if (answerMs === 0) this.router.accept(agent, offer)
		else this.#events.add({ atMs: this.atMs + answerMs, kind: 'answer', agent, offer })
	}

	#assigned(agent: AgentId, { conversation, epoch, wrapUpMs }: { conversation: ConversationId; epoch: number; wrapUpMs: number }): void {
		const customer = this.#customers.get(conversation)
		if (customer === undefined || customer.answeredAtMs !== null) throw new Error(`${conversation} is not waiting, and was assigned`)
		customer.answeredAtMs = this.atMs
		this.staff.began(agent, this.atMs)
		this.#events.add({ atMs: this.atMs + customer.handleMs, kind: 'end', agent, customer, epoch, wrapUpMs })
		this.#setting.watch.answered?.(customer, agent)
	}

	#end({ agent, customer: { conversation }, epoch, wrapUpMs }: Extract<Event, { kind: 'end' }>): void {
		this.#customers.delete(conversation)
		if (wrapUpMs === 0) this.staff.ended(agent, this.atMs)
		else this.#events.add({ atMs: this.atMs + wrapUpMs, kind: 'wrapped', agent })
		this.router.release(agent, { conversation, placement: PLACEMENT, epoch })
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
