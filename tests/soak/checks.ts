/** What must be true once everything has healed and is quiet. Each check tells the world what it finds wrong. */
import { visibleTo } from '../../core/conversation/view.ts'
import type { Row } from '../../core/protocol/conversation.ts'
import type { Work } from '../../core/protocol/console.ts'
import type { Sql } from '../../db/client.ts'
import type { LogView } from './log-view.ts'
import { type Log, readDebts, readLine, readLog } from './truth.ts'
import type { World } from './world.ts'

export async function check(world: World, sql: Sql): Promise<Log[]> {
	const logs = await Promise.all(world.conversations.map((it) => readLog(world, it)))
	for (const log of logs) checkLog(world, log)
	checkSent(world, logs)
	checkViews(world, logs)
	await checkHands(world, logs)
	await checkFairness(world)
	await checkDebts(world)
	await checkArchive(world, { logs, sql })
	return logs
}

function checkLog(world: World, { conversation, rows, summary }: Log): void {
	rows.forEach((row, i) => row.seq === i + 1 || world.fail(`the log has row ${row.seq} at place ${i + 1}`, conversation))
	if ((summary?.seq ?? 0) !== rows.length) world.fail(`the summary stands at ${summary?.seq} of ${rows.length}`, conversation)
}

/** Whatever was sent and not refused stands exactly once, in the order its author sent it. */
function checkSent(world: World, logs: readonly Log[]): void {
	const places = new Map(logs.map((it) => [it.conversation as string, placesOf(it.rows)]))
	const newest = new Map<string, number>()
	for (const { id, author, conversation, fate, frame } of world.sent.all) {
		const found = places.get(conversation)?.get(id) ?? []
		const times = { open: null, echoed: [1], refused: [0], forsaken: [0, 1] }[fate]
		if (!times?.includes(found.length)) world.fail(`${id} (${frame.type}, ${fate}) stands ${found.length} times`, conversation)
		const key = `${author} ${conversation}`
		if (found[0] !== undefined && found[0] < (newest.get(key) ?? 0)) {
			world.fail(`${id} (${frame.type}) stands before what ${author} sent earlier`, conversation)
		}
		newest.set(key, Math.max(newest.get(key) ?? 0, found[0] ?? 0))
	}
}

function placesOf(rows: readonly Row[]): Map<string, number[]> {
	const places = new Map<string, number[]>()
	// A call that is not wanted any more is called off by what the customer says instead, under its id.
	const isOff = ({ event }: Row) => event.type === 'callback' && event.callback === null
	for (const { seq, event } of rows.filter((it) => !isOff(it))) {
		if ('id' in event) places.set(event.id, [...places.get(event.id) ?? [], seq])
	}
	return places
}

/** Every client's rows are the log's, as far as it may see them: all of them for who is here, up to some row for who has left. */
function checkViews(world: World, logs: readonly Log[]): void {
	const byId = new Map(logs.map((it) => [it.conversation, it]))
	const compare = (
		whose: string,
		{ view, log, audience, whole }: { view: LogView; log: Log; audience: 'customer' | 'staff'; whole: boolean },
	) => {
		const may = log.rows.filter((it) => whole || it.seq <= view.cursor).flatMap((it) => {
			const event = visibleTo(audience, it.event)
			return event ? [{ ...it, event }] : []
		})
		const has = [...view.rows.values()]
		const at = may.findIndex((it, i) => JSON.stringify(it) !== JSON.stringify(has[i]))
		if (at >= 0 || has.length !== may.length) {
			world.fail(
				`${whose} has ${has.length} of ${may.length} rows and differs at ${JSON.stringify(may[at])} / ${JSON.stringify(has[at])}`,
				log.conversation,
			)
		}
	}
	for (const { tabs, conversation } of world.customers) {
		const log = byId.get(conversation) as Log
		tabs.forEach(({ view }, i) => compare(`tab ${i + 1}`, { view, log, audience: 'customer', whole: true }))
	}
	for (const console of world.consoles) {
		for (const desk of [...console.desks.values(), ...console.past]) {
			const whole = console.desks.get(desk.conversation) === desk
			compare(`${console.id}'s desk`, { view: desk.view, log: byId.get(desk.conversation) as Log, audience: 'staff', whole })
		}
	}
}

/** In whose hands each conversation is: the log, the ledgers and the lines say the same. */
async function checkHands(world: World, logs: readonly Log[]): Promise<void> {
	const ledgers = await readLedgers(world)
	const lines = await Promise.all(
		world.config.queues.map(async ({ id }) => (await readLine(world, id)).map((item) => ({ queue: id, ...item }))),
	)
	for (const { conversation, summary, epoch } of logs) {
		const held = ledgers.filter((it) => it.conversation === conversation)
		const active = held.filter((it) => it.stage === 'active' || it.stage === 'idle').map((it) => `${it.agent} ${it.epoch}`)
		const inLine = lines.flat().filter((it) => it.conversation === conversation)
		const standing = inLine.map((it) => `${it.queue} ${it.placement} ${it.stage === 'held' ? 'deferred' : 'queued'}`)
		const wantedActive = summary?.status === 'active' ? [`${summary.assignee} ${epoch}`] : []
		const wantedLine = summary?.status === 'queued' || summary?.status === 'deferred'
			? [`${summary.queue} ${summary.placement} ${summary.status}`]
			: []
		if (`${active}` !== `${wantedActive}`) {
			world.fail(`is ${summary?.status}; should be active with [${wantedActive}], ledgers say [${active}]`, conversation)
		}
		if (`${standing}` !== `${wantedLine}`) {
			world.fail(`is ${summary?.status}; should stand in [${wantedLine}], lines say [${standing}]`, conversation)
		}
		const offered = held.filter((it) => it.stage === 'offered').map((it) => `${it.agent} ${it.placement} ${it.epoch}`)
		const offers = inLine.filter((it) => it.stage === 'offered').flatMap(({ agents, placement, epoch }) =>
			agents.map((it) => `${it} ${placement} ${epoch}`)
		)
		if (`${offered.sort()}` !== `${offers.sort()}`) world.fail(`lines offer [${offers}], ledgers ring [${offered}]`, conversation)
	}
}

async function readLedgers(world: World): Promise<(Work & { agent: string })[]> {
	const ledgers = await Promise.all(world.consoles.map(async (console) => {
		const socket = await world.enter({ kind: 'agent', profile: console.profile, cursor: console.cursor })
		if (!(socket instanceof WebSocket)) return world.fail(`${console.id}'s ledger cannot be read: ${socket}`)
		const hello = await new Promise<{ view: NonNullable<typeof console.view>; seq: number }>((resolve) => {
			socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true })
			socket.accept()
		})
		socket.close(1000)
		if (JSON.stringify(hello.view) !== JSON.stringify(console.view)) {
			world.fail(`${console.id}'s console shows ${JSON.stringify(console.view)}, the ledger says ${JSON.stringify(hello.view)}`)
		}
		if (hello.seq !== console.cursor) world.fail(`${console.id}'s console stands at ${console.cursor} of ${hello.seq}`)
		return hello.view.work.map((it) => ({ ...it, agent: console.id }))
	}))
	return ledgers.flatMap((it) => it ?? [])
}

/** Nobody waits while somebody who could take them is free. */
async function checkFairness(world: World): Promise<void> {
	for (const { id } of world.config.queues) {
		const waiting = (await readLine(world, id)).filter((it) => it.stage === 'waiting')
		const free = world.consoles.filter(({ profile, view }) =>
			profile.queues.some((it) => it.queue === id) && view?.presence === 'available' &&
			view.work.filter((it) => it.stage !== 'idle').length < view.capacity
		)
		for (const { conversation } of free.length > 0 ? waiting : []) {
			world.fail(`waits in ${id} while ${free.map((it) => it.id)} is free`, conversation)
		}
	}
}

async function checkDebts(world: World): Promise<void> {
	for (const { binding, id } of world.addresses) {
		const debts = await readDebts(world, { binding, id })
		if (debts.length > 0) world.fail(`${id} still owes ${JSON.stringify(debts)}`, id)
	}
	if (world.belt.length > 0) world.fail(`${world.belt.length} batches are still under way to the archive`)
}

/** The archive is the logs, row for row, and its summaries are theirs. */
async function checkArchive(world: World, { logs, sql }: { logs: readonly Log[]; sql: Sql }): Promise<void> {
	const events = await sql.query(
		'SELECT conversation, seq, at_ms::float8 AS "atMs", body AS event FROM events WHERE workspace = $1 ORDER BY conversation, seq',
		[world.workspace],
	)
	const summaries = await sql.query(
		'SELECT conversation, status, assignee, placement, queue, disposition, preview, seq, archived_seq FROM conversations WHERE workspace = $1',
		[world.workspace],
	)
	for (const { conversation, rows, summary } of logs) {
		const archived = events.filter((it) => it['conversation'] === conversation).map(({ seq, atMs, event }) => ({ seq, atMs, event }))
		if (sorted(archived) !== sorted(rows)) world.fail(`the archive has ${archived.length} of ${rows.length} rows, or others`, conversation)
		const row = summaries.find((it) => it['conversation'] === conversation)
		if (!summary && !row) continue
		const { status, assignee, placement, queue, disposition, preview, seq } = summary ?? {}
		const wanted = { conversation, status, assignee, placement, queue, disposition, preview, seq, archived_seq: seq }
		if (sorted(row) !== sorted(wanted)) {
			world.fail(`the archive says ${JSON.stringify(row)}, the log ${JSON.stringify(wanted)}`, conversation)
		}
	}
}

/** JSON with its keys in order: `jsonb` keeps its own. */
function sorted(value: unknown): string {
	return JSON.stringify(
		value,
		(_, it) => it && typeof it === 'object' && !Array.isArray(it) ? Object.fromEntries(Object.entries(it).sort()) : it,
	)
}
