import { erlang, type ErlangModel, isStable, loadOf } from './erlang.ts'
import { PlainQueue } from './plain-queue.ts'

/** What each companion measures of a customer: wait in milliseconds, then 1 or 0 for waited, served in time, gave up. */
export const COMPANION_FIGURES = 4

export interface CompanionCustomer {
	readonly atMs: number
	readonly handleMs: number
	readonly patienceMs: number
}

/**
 * Another queue that the very same customers go through beside the simulated one, whose true figures are known. Where a
 * run of chance made its figures too high, the simulated ones are too high for the same reason (see `controlledMean`).
 */
export interface Companion {
	/** The true means of the four figures. */
	readonly means: readonly number[]
	/** Customers that one customer is felt by, roughly. */
	readonly memory: number
	/** Adds the figures of a customer to a row, from a column on. */
	readonly meet: (customer: CompanionCustomer, row: Float64Array, column: number) => void
}

/** Nearer to the limit the companion itself would not come to rest within a run. */
const OCCUPANCY_MAX = 0.985

/** By how much conversations are shorter at one desk and longer at another: less where little is left before the line would grow for ever. */
const OFF = { most: 0.02, ofSlack: 0.1 }

/**
 * Its neighbours: the same desk with an agent less, with an agent more, with somewhat swifter and with somewhat slower agents, between
 * which it lies, and with one single agent who is as fast as all together.
 */
export function companionsOf(model: ErlangModel): readonly Companion[] {
	const { agents, ahtS } = model
	const desks = [agents - 1, agents + 1].map((it) => ({ ...model, agents: it })).filter(isFit)
	const together = { ...model, agents: 1, ahtS: ahtS / agents, patienceS: null }
	const off = offBy(model)
	return [
		...desks.map((it) => companion(it, 1)),
		...[1 - off, 1 + off].map((it) => companion({ ...model, ahtS: ahtS * it }, it)),
		// A single agent is no other desk than their own.
		...agents > 1 && isStable(together) ? [companion(together, 1 / agents)] : [],
	]
}

function offBy(model: ErlangModel): number {
	const slack = 1 - loadOf(model) / model.agents
	return slack > 0 ? Math.min(OFF.most, OFF.ofSlack * slack) : OFF.most
}

function isFit(model: ErlangModel): boolean {
	return model.agents > 0 && (model.patienceS !== null || loadOf(model) <= OCCUPANCY_MAX * model.agents)
}

function companion(model: ErlangModel, handleShare: number): Companion {
	const { asaS, pWait, serviceLevel, abandonment } = erlang(model)
	const queue = new PlainQueue(model.agents)
	const thresholdMs = model.thresholdS * 1000
	return {
		means: [asaS * 1000, pWait, serviceLevel, abandonment],
		memory: memoryOf(model),
		meet: ({ atMs, handleMs, patienceMs }, row, column) => {
			const wouldWaitMs = queue.waitMs(atMs)
			const staysMs = model.patienceS === null ? Infinity : patienceMs
			if (wouldWaitMs <= staysMs) queue.serve(atMs, handleMs * handleShare)
			add(row, column, Math.min(wouldWaitMs, staysMs))
			if (wouldWaitMs > 0) add(row, column + 1, 1)
			if (wouldWaitMs > staysMs) add(row, column + 3, 1)
			else if (wouldWaitMs <= thresholdMs) add(row, column + 2, 1)
		},
	}
}

export function add(row: Float64Array, column: number, more: number): void {
	row[column] = (row[column] as number) + more
}

/**
 * Over how many customers the line forgets how it stood: its relaxation time (D. McDonald in P. Morse, "Queues, Inventories
 * and Maintenance", 1958, for a busy line), or the time in which customers in service or in line have all changed.
 */
export function memoryOf(model: ErlangModel): number {
	const occupancy = loadOf(model) / model.agents
	const line = occupancy < 1 ? occupancy / (1 - Math.sqrt(occupancy)) ** 2 : Infinity
	const patience = model.patienceS === null ? Infinity : model.perHour * model.patienceS / 3600
	return Math.max(loadOf(model), Math.min(line, patience))
}
