import { LineMeter } from './line-meter.ts'
import { type Fate, fateOf, type Run } from './measure.ts'
import type { Customer } from './customer.ts'
import type { LogHook } from './simulated-queue.ts'
import type { Situation } from './situation.ts'
import { type Watch, World } from './world.ts'

/** Events between two looks up. */
const STRIDE = 5_000

/** Runs a situation to its end. Pauses now and then, and says what share of its time has passed. `log` hears of every row a queue would write. */
export function* run(situation: Situation, log?: LogHook): Generator<number, Run> {
	const { startMs, endMs } = situation
	const line = new LineMeter(startMs)
	const customers: Customer[] = []
	const promised = new Map<Customer, number>()
	const inLine = new Set<Customer>()
	const out = (customer: Customer) => {
		if (inLine.delete(customer)) line.left(world.atMs)
	}
	const watch: Watch = {
		arrived: (customer) => void customers.push(customer),
		waiting: (customer) => {
			const waitMs = world.router.standing(customer.line, customer.conversation)?.waitMs ?? null
			if (waitMs !== null) promised.set(customer, waitMs / 1000)
			if (customer.heldAtMs !== null) return
			inLine.add(customer)
			line.joined(customer.atMs)
		},
		answered: out,
		gaveUp: out,
		left: out,
	}
	const world = new World({ ...situation, watch, ...log ? { log } : {} })
	for (let steps = 1; world.step(); steps++) {
		if (steps % STRIDE === 0) yield Math.min(1, (world.atMs - startMs) / Math.max(1, endMs - startMs))
	}
	const fates = customers.map((it): Fate => fateOf(it, promised.get(it) ?? null))
	return { fates, line: line.read(Math.max(endMs, world.atMs)), staff: world.staff.timesAt(world.atMs), promises: true }
}
