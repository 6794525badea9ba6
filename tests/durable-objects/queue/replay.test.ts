import { abortAllDurableObjects } from 'cloudflare:test'
import { expect, it } from 'vitest'
import type { ConversationId } from '../../../core/ids.ts'
import { RoutingPolicy } from '../../../core/routing/policy.ts'
import type { LogBatch } from '../../../core/routing/log-batch.ts'
import { type Random, randomStream } from '../../../core/simulation/random.ts'
import { replayed } from '../../../core/simulation/replay.ts'
import { agent, recordedRows } from '../../core/support/decision.ts'
import type { ConsoleSocket, ConversationSocket } from '../support/socket.ts'
import { makeWorld, rewire, type World } from '../support/world.ts'

const AGENTS = ['ana', 'wei', 'sam'] as const

const routing = RoutingPolicy.parse({
	steps: [{ requires: { language: 'zh', min: 5 }, forMs: 20_000 }, { requires: { agents: ['wei', 'sam'] }, forMs: 30_000 }],
	rules: [{ name: 'English', when: { language: ['en'] }, priority: 2 }],
	selector: 'fairness',
	stickyWindowMs: 3_600_000,
	broadcast: 2,
})

/** A floor on which everything happens, drawn from a seed; what its queue hands to the archive is kept. */
class Floor {
	readonly batches: LogBatch[] = []
	readonly #world: World
	readonly #random: Random
	#consoles: ConsoleSocket[] = []
	readonly #ids: ConversationId[] = []
	/** Who is still on the line; a crash ends all sockets. */
	#customers: ConversationSocket[] = []

	constructor(world: World, random: Random) {
		this.#world = world
		this.#random = random
	}

	async open(): Promise<void> {
		const send = (batch: LogBatch) => Promise.resolve(void this.batches.push(structuredClone(batch)))
		await rewire(this.#world.queue(), { ARCHIVE: { send } })
		this.#consoles = await Promise.all(AGENTS.map((it) => this.#world.ready(it)))
	}

	async act(): Promise<void> {
		const console = this.#pick(this.#consoles)
		const [work] = console.view?.work ?? []
		const offered = work?.stage === 'offered' ? { conversation: work.conversation, epoch: work.epoch } : null
		const deed = this.#pick([
			'arrive',
			'arrive',
			'answer',
			'answer',
			'answer',
			'wait',
			'wait',
			'presence',
			'boost',
			'assign',
			'leave',
			'crash',
		])
		if (deed === 'arrive') await this.#arrive()
		else if (deed === 'answer' && offered) console.send({ type: this.#random() < 0.7 ? 'accept' : 'reject', ...offered })
		else if (deed === 'wait') await this.#world.pass(Math.round(this.#random() * 40_000))
		else if (deed === 'presence') console.send({ type: 'presence', presence: this.#pick(['available', 'available', 'away']) })
		else if (deed === 'part') this.#customers.shift()?.send({ type: 'leave', id: `leave-${this.#ids.length}-${this.#customers.length}` })
		else if (deed === 'crash' && this.#random() < 0.4) await this.#crash()
		else if (this.#ids.length > 0) await this.#byHand(deed)
		await this.#world.settled()
	}

	/** To the end of all that rings, and into the archive. */
	async close(): Promise<void> {
		await this.#world.pass(60_000)
		await this.#world.pass(60_000)
	}

	async #arrive(): Promise<void> {
		const { id, customer } = await this.#world.visitor()
		this.#ids.push(id)
		this.#customers.push(customer)
	}

	async #byHand(deed: string): Promise<void> {
		const place = { conversation: this.#pick(this.#ids), placement: 1 }
		if (deed === 'boost') await this.#world.queue().boost({ ...place, id: crypto.randomUUID(), byMs: 120_000, by: 'Lea' })
		if (deed === 'assign') await this.#world.queue().assign({ ...place, agent: agent(this.#pick(AGENTS)), force: false, by: 'Lea' })
	}

	async #crash(): Promise<void> {
		await abortAllDurableObjects()
		this.#customers = []
		await this.open()
	}

	#pick<Of>(list: readonly Of[]): Of {
		return list[Math.floor(this.#random() * list.length)] as Of
	}
}

it.each([10, 16, 25])('R17 whatever happens on a floor, its record replays to the same decisions (seed %i)', async (seed) => {
	const world = await makeWorld({
		agents: { ana: { languages: { zh: 7 } }, wei: { languages: { zh: 5 } }, sam: { capacity: 2 } },
		queue: { routing, rejectCoolDownMs: 15_000 },
	})
	const floor = new Floor(world, randomStream(seed, 'floor'))
	await floor.open()
	for (let n = 0; n < 60; n++) await floor.act()
	await floor.close()
	const rows = recordedRows(floor.batches)
	const figures = replayed(rows)
	expect(figures.difference).toBe(null)
	expect(figures).toMatchObject({ rows: rows.length, reproduced: figures.decisions })
	expect(figures.decisions).toBeGreaterThan(20)
})
