import { faults, sound } from './faults.ts'
import type { World } from './world.ts'

const PROBES = 15
/** Generous, for a shared machine: what waits for a database that is not there waits for seconds. */
const ECHO_MAX_MS = 500

/** Milliseconds from a customer's message to its echo, in the middle, with only PostgreSQL being what it is just now. */
export async function echoMs(world: World): Promise<number> {
	const { next } = faults()
	faults().next = sound
	const times: number[] = []
	for (const customer of world.customers.slice(0, PROBES)) {
		customer.online = true
		await customer.connect()
		await world.settle()
		times.push(await echoOf(() => customer.say('is anybody there?'), () => customer.outbox.length === 0))
		if (customer.outbox.length > 0) world.fail(`no echo within ${ECHO_MAX_MS} ms`, customer.conversation)
	}
	faults().next = next
	return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** A short turn of the event loop at a time, so that what is measured is not the timer. */
async function echoOf(send: () => void, echoed: () => boolean): Promise<number> {
	const startedAtMs = performance.now()
	send()
	while (!echoed() && performance.now() - startedAtMs < ECHO_MAX_MS) await new Promise((resume) => setTimeout(resume, 0))
	return performance.now() - startedAtMs
}
