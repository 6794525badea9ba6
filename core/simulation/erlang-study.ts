import { WorkspaceConfig } from '../config/workspace.ts'
import type { AgentId, QueueId } from '../ids.ts'
import { plainFacts } from '../routing/facts.ts'
import { Batches } from './batches.ts'
import { add, type Companion, COMPANION_FIGURES, companionsOf, memoryOf } from './companion.ts'
import { type Control, controlledMean, type Estimate } from './controlled-mean.ts'
import type { ErlangFigures, ErlangModel } from './erlang.ts'
import type { Arrival, Customer } from './customer.ts'
import { exponential, type Random, randomStream } from './random.ts'
import { World } from './world.ts'

export type ErlangEstimates = { readonly [Figure in keyof ErlangFigures]: Estimate }

const QUEUE = 'desk' as QueueId
/** Columns of a batch; those of the companions follow. */
const COLUMN = { waitMs: 0, waited: 1, inTime: 2, gaveUp: 3, busyMs: 4, gapMs: 5, handleMs: 6 }
const OWN_COLUMNS = 7
const BATCH_SIZE = 1_000
const ARRIVALS = { memories: 300, min: 100_000, max: 2_000_000 }
const WARM_UP = { memories: 10, min: 2_000, max: 500_000 }

interface ErlangOptions {
	readonly seed: number
	/** How many customers `advance` will be asked for in all, if that is known: batches are cut to fit. */
	readonly arrivals?: number | null
	/** How long it rings before an agent accepts. Theory knows of none. */
	readonly answerMs?: number
}

/** n alike agents, Poisson arrivals, exponential handling and patience, through the distributor. */
export class ErlangStudy {
	/** Customers the first figures should rest on: so many that the line has forgotten itself many times over. */
	readonly arrivalsMin: number
	readonly #model: ErlangModel
	readonly #warmUp: number
	readonly #companions: readonly Companion[]
	readonly #batches: Batches
	readonly #unkept: Float64Array
	readonly #world: World
	readonly #answerMs: number
	readonly #chance: { readonly arrival: Random; readonly handling: Random; readonly patience: Random }
	#drawn = 0
	#drawnAtMs = 0
	#busyMs = 0
	/** Customers asked for, after the warm-up. */
	#counted = 0

	constructor(model: ErlangModel, { seed, arrivals = null, answerMs = 0 }: ErlangOptions) {
		this.#model = model
		this.#companions = companionsOf(model)
		this.#warmUp = lengthOf(WARM_UP, Math.max(memoryOf(model), ...this.#companions.map((it) => it.memory)))
		this.arrivalsMin = lengthOf(ARRIVALS, memoryOf(model))
		const columns = OWN_COLUMNS + COMPANION_FIGURES * this.#companions.length
		this.#batches = new Batches(columns, batchSize(arrivals))
		this.#unkept = new Float64Array(columns)
		this.#chance = {
			arrival: randomStream(seed, 'arrival'),
			handling: randomStream(seed, 'handling'),
			patience: randomStream(seed, 'patience'),
		}
		const config = deskOf(model)
		this.#answerMs = answerMs
		this.#world = new World({
			config,
			shifts: config.agents.map(({ id }) => ({ agent: id as AgentId, fromMs: 0, untilMs: Infinity })),
			nextArrival: () => this.#draw(),
			returnMs: 0,
			watch: {
				arrived: (it) => this.#arrived(it),
				answered: (it) => this.#answered(it),
				gaveUp: (it) => this.#gaveUp(it),
			},
		})
	}

	/** Customers the figures rest on, those of the warm-up left out. */
	get arrivals(): number {
		return this.#complete().length * this.#batches.size
	}

	/** Counts so many customers more, and lets the last of them come to their turn. */
	advance(arrivals: number): void {
		this.#counted += arrivals
		while (this.#world.arrived < this.#warmUp + this.#counted) this.#world.step()
		while (this.#complete().length < Math.floor(this.#counted / this.#batches.size)) this.#world.step()
	}

	/** The means alone, with what they may be off by. */
	plain(): ErlangEstimates {
		return this.#estimates(false)
	}

	/** The means corrected by what the companions met (see `controlledMean`). */
	controlled(): ErlangEstimates {
		return this.#estimates(true)
	}

	#draw(): Arrival {
		const { perHour, ahtS, patienceS } = this.#model
		const gapMs = exponential(this.#chance.arrival) * 3_600_000 / perHour
		const handleMs = exponential(this.#chance.handling) * ahtS * 1000
		const patienceMs = patienceS === null ? Infinity : exponential(this.#chance.patience) * patienceS * 1000
		const atMs = this.#drawnAtMs += gapMs
		const arrival = { atMs, queue: QUEUE, facts: plainFacts, handleMs, mastery: null, patienceMs, answerMs: this.#answerMs }
		const row = this.#rowOf(this.#drawn++)
		this.#companions.forEach((it, i) => it.meet(arrival, row, OWN_COLUMNS + i * COMPANION_FIGURES))
		add(row, COLUMN.gapMs, gapMs)
		add(row, COLUMN.handleMs, handleMs)
		return arrival
	}

	/** Of the warm-up nothing is kept. */
	#rowOf(number: number): Float64Array {
		return number < this.#warmUp ? this.#unkept : this.#batches.row(number - this.#warmUp)
	}

	#arrived({ number, atMs }: Customer): void {
		const busyMs = this.#world.staff.busyMsAt(atMs)
		add(this.#rowOf(number), COLUMN.busyMs, busyMs - this.#busyMs)
		this.#busyMs = busyMs
	}

	#answered(customer: Customer): void {
		const waitMs = (customer.answeredAtMs ?? 0) - customer.atMs
		const row = this.#rowOf(customer.number)
		if (waitMs <= this.#model.thresholdS * 1000) add(row, COLUMN.inTime, 1)
		this.#waited(customer, row, waitMs)
	}

	#gaveUp(customer: Customer): void {
		const row = this.#rowOf(customer.number)
		add(row, COLUMN.gaveUp, 1)
		this.#waited(customer, row, customer.patienceMs)
	}

	#waited({ number }: Customer, row: Float64Array, waitMs: number): void {
		add(row, COLUMN.waitMs, waitMs)
		if (waitMs > 0) add(row, COLUMN.waited, 1)
		if (number >= this.#warmUp) this.#batches.through(row)
	}

	#complete(): readonly Float64Array[] {
		return this.#batches.complete().slice(0, Math.floor(this.#counted / this.#batches.size))
	}

	#estimates(isControlled: boolean): ErlangEstimates {
		const rows = this.#complete()
		const share = (column: number) => rows.map((it) => (it[column] as number) / this.#batches.size)
		const controls = isControlled ? this.#controls(share) : []
		const estimate = (values: readonly number[]) => controlledMean(values, controls)
		return {
			asaS: estimate(share(COLUMN.waitMs).map((it) => it / 1000)),
			pWait: estimate(share(COLUMN.waited)),
			serviceLevel: estimate(share(COLUMN.inTime)),
			abandonment: estimate(share(COLUMN.gaveUp)),
			occupancy: estimate(ratios(share(COLUMN.busyMs), share(COLUMN.gapMs)).map((it) => it / this.#model.agents)),
		}
	}

	#controls(share: (column: number) => number[]): Control[] {
		const { perHour, ahtS } = this.#model
		const met = this.#companions.flatMap(({ means }, i) =>
			means.map((mean, j) => ({ values: share(OWN_COLUMNS + i * COMPANION_FIGURES + j), mean }))
		)
		return [
			{ values: share(COLUMN.gapMs), mean: 3_600_000 / perHour },
			{ values: share(COLUMN.handleMs), mean: ahtS * 1000 },
			...met,
		]
	}
}

function lengthOf({ memories, min, max }: typeof WARM_UP, memory: number): number {
	return Math.ceil(Math.min(max, Math.max(min, memories * memory)))
}

function batchSize(arrivals: number | null): number {
	return arrivals === null ? BATCH_SIZE : Math.max(1, Math.floor(arrivals / 100))
}

/** One queue with nothing to it, and agents of one conversation each. */
function deskOf({ agents }: ErlangModel): WorkspaceConfig {
	return WorkspaceConfig.parse({
		name: 'Desk',
		queues: [{ id: QUEUE, name: 'Desk', wrapUpMs: 0 }],
		agents: Array.from({ length: agents }, (_, i) => ({ id: `a${i}`, name: `Agent ${i}`, capacity: 1, queues: [{ queue: QUEUE }] })),
		inboxes: [],
		dispositions: [{ id: 'done', name: 'Done', nameZh: '完成' }],
	})
}

/** A ratio of two means as a mean of values, one for each batch: the first two terms of its expansion. */
function ratios(above: readonly number[], below: readonly number[]): number[] {
	const total = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0)
	const ratio = total(above) / total(below)
	const mean = total(below) / below.length
	return above.map((it, i) => ratio + (it - ratio * (below[i] as number)) / mean)
}
