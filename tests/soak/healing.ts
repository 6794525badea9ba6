/** Everything works again: how the world comes to rest. */
import type { Sql } from '../../db/client.ts'
import { faults, sound } from './faults.ts'
import { LINES } from './policies.ts'
import { readObject } from './truth.ts'
import type { World } from './world.ts'

const ROUND_MS = 3_000
const ROUNDS = 40
const HOUR_MS = 3_600_000
/** What an hour stirs up (a silence that is long enough, an offer nobody answers) has ended after that, and is written down as paid. */
const QUIET_ROUNDS = 14

/** The network, the sockets, the database and the people are back. */
export async function heal(world: World): Promise<void> {
	world.note('all is healed')
	faults().next = sound
	faults().unreachable.clear()
	world.belt.bad = false
	await world.deliverLate(1)
	for (const wire of world.wires) wire.bury()
	for (const it of [...world.customers, ...world.consoles]) it.online = true
	await world.readAlarms()
	await goHome(world)
}

/** The policies of the beginning are in force again, for those who wait too. */
async function goHome(world: World): Promise<void> {
	await world.publish({ home: true })
	await world.settle()
	await world.advance(ROUND_MS)
	for (const { id } of world.config.queues) await world.stub('QUEUE', id).migrate({ conversations: 'all', by: 'Lead' })
	await world.settle()
}

/** Agents take what they are offered and finish up, until whoever can be served is. */
export async function converge(world: World): Promise<void> {
	for (let round = 0; round < ROUNDS; round++) {
		await connectAll(world)
		for (const console of world.consoles) {
			if (console.view?.presence !== 'available') console.send({ type: 'presence', presence: 'available' })
			for (const { conversation, epoch } of console.work('offered')) console.send({ type: 'accept', conversation, epoch })
			for (const { conversation } of console.work('wrapping')) console.send({ type: 'finish', conversation })
		}
		await world.settle()
		await world.advance(ROUND_MS)
		await world.belt.run(Date.now())
		await world.settle()
	}
}

/** Agents close all they hold and take the next, until nobody waits. */
export async function closeEverything(world: World): Promise<void> {
	world.note('agents close everything')
	for (let round = 0; round < ROUNDS; round++) {
		for (const console of world.consoles) {
			for (const desk of console.desks.values()) {
				if (desk.wire && desk.outbox.length === 0) desk.send({ type: 'close', disposition: 'solved' })
			}
			for (const { conversation, epoch } of console.work('offered')) console.send({ type: 'accept', conversation, epoch })
			for (const { conversation } of console.work('wrapping')) console.send({ type: 'finish', conversation })
		}
		await world.settle()
		await world.advance(ROUND_MS)
		await connectAll(world)
		await world.settle()
	}
}

/** What the queue lost is handed over again only after long; hours pass until the archive has said that it has all. */
export async function untilArchived(world: World, sql: Sql): Promise<void> {
	for (let hours = 0; hours < 48; hours++) {
		for (let i = 0; i < QUIET_ROUNDS; i++) {
			await world.advance(ROUND_MS)
			await world.belt.run(Date.now())
			await world.settle()
		}
		if (world.belt.length === 0 && await isComplete(world, sql)) return
		await world.advance(HOUR_MS)
	}
	world.fail('the archive is not complete after two days')
}

async function isComplete(world: World, sql: Sql): Promise<boolean> {
	const rows = await sql.query('SELECT conversation, archived_seq FROM conversations WHERE workspace = $1', [world.workspace])
	const archived = new Map(rows.map((it) => [it['conversation'], it['archived_seq']]))
	const behind = await Promise.all(
		world.conversations.map(async (id) => ((await world.stub('CONVERSATION', id).summary())?.seq ?? 0) - (archived.get(id) ?? 0)),
	)
	return behind.every((it) => it === 0) && await areRecorded(world, sql)
}

/** Every row of every queue's log is there too. */
async function areRecorded(world: World, sql: Sql): Promise<boolean> {
	const rows = await sql.query('SELECT queue, count(*)::int AS rows FROM routing_log WHERE workspace = $1 GROUP BY queue', [
		world.workspace,
	])
	const recorded = new Map(rows.map((it) => [it['queue'], it['rows']]))
	const newest = await Promise.all(LINES.map(async (it) => (await readObject(world, it)).rows.at(-1)?.seq ?? 0))
	return LINES.every((it, i) => (recorded.get(it) ?? 0) === newest[i])
}

async function connectAll(world: World): Promise<void> {
	await Promise.all([...world.customers.map((it) => it.connect()), ...world.consoles.map((it) => it.connect())])
}
