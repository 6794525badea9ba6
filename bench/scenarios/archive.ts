import { Client, Pool } from 'pg'
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import { openDatabase } from '../../db/client.ts'
import { archiveBatches } from '../../db/queries/archive.ts'
import { migrate } from '../../local/migrate.ts'
import { startNeonEndpoint } from '../../local/neon-endpoint.ts'
import { BATCHES, consumerCalls, ROWS } from '../archive-batches.ts'
import { cpuUs } from '../cpu.ts'
import type { Options } from '../options.ts'
import { benchPostgres } from '../postgres.ts'
import { median, quantile, sorted } from '../quantile.ts'
import { type Outcome, show } from '../report.ts'

/** Stores what one call of the consumer is given. */
type Store = (batches: readonly ArchiveBatch[]) => Promise<unknown>
interface Turn {
	readonly perSecond: number
	/** One call of the consumer. */
	readonly p50Ms: number
	readonly p99Ms: number
	readonly postgresUs: number
}

/** Events a second into PostgreSQL: the consumer's query, plain multi-row inserts of the same rows, and these without HTTP. */
export async function archive({ rounds, seconds }: Options): Promise<Outcome> {
	const postgres = await benchPostgres()
	const client = new Client(postgres.url)
	await client.connect()
	await migrate(client)
	await client.query('CREATE TABLE plain (LIKE events INCLUDING ALL)')
	await client.end()
	const endpoint = await startNeonEndpoint(postgres.url)
	const { $client: sql } = openDatabase({ databaseUrl: postgres.url, neonSqlUrl: endpoint.url })
	const pool = new Pool({ connectionString: postgres.url })
	// PostgreSQL may say goodbye before the pool has hung up.
	pool.on('error', () => {})
	const stores: [Store, Store, Store] = [
		(batches) => archiveBatches(sql, batches),
		(batches) => sql.query(plainInsert(batches.length * ROWS), plainParams(batches)),
		(batches) => pool.query(plainInsert(batches.length * ROWS), plainParams(batches)),
	]
	const turns = await takeTurns(stores, { rounds, seconds, pids: postgres.pids })
	await pool.end()
	await endpoint.close()
	await postgres.stop()
	return outcomeOf(turns)
}

async function takeTurns(
	stores: readonly Store[],
	{ rounds, seconds, pids }: { rounds: number; seconds: number; pids(): number[] },
): Promise<Turn[][]> {
	const turns: Turn[][] = stores.map(() => [])
	for (const store of stores) await turn(store, { seconds: 0.5, pids })
	for (let round = 0; round < rounds; round++) {
		const order = [...stores.keys()]
		for (const i of round % 2 === 0 ? order : order.reverse()) turns[i]?.push(await turn(stores[i] as Store, { seconds, pids }))
	}
	return turns
}

/** One call after the other, as a queue's consumer works. */
async function turn(store: Store, { seconds, pids }: { seconds: number; pids(): number[] }): Promise<Turn> {
	const callMs: number[] = []
	const beforeUs = cpuUs(pids())
	const startMs = performance.now()
	for (const batches of consumerCalls()) {
		const calledMs = performance.now()
		await store(batches)
		const endMs = performance.now()
		callMs.push(endMs - calledMs)
		if (endMs - startMs >= seconds * 1000) break
	}
	const events = callMs.length * BATCHES * ROWS
	const times = sorted(callMs)
	return {
		perSecond: events / (performance.now() - startMs) * 1000,
		p50Ms: quantile(times, 0.5),
		p99Ms: quantile(times, 0.99),
		postgresUs: (cpuUs(pids()) - beforeUs) / events,
	}
}

function plainInsert(rows: number): string {
	const values = Array.from({ length: rows }, (_, row) => `(${[1, 2, 3, 4, 5, 6].map((column) => `$${row * 6 + column}`)})`)
	return `INSERT INTO plain (workspace, conversation, seq, at_ms, type, body) VALUES ${values}`
}

function plainParams(batches: readonly ArchiveBatch[]): unknown[] {
	return batches.flatMap(({ workspace, summary, rows }) =>
		rows.flatMap(({ seq, atMs, event }) => [workspace, summary.conversation, seq, atMs, event.type, JSON.stringify(event)])
	)
}

function outcomeOf(turns: readonly Turn[][]): Outcome {
	const [ours, floor, direct] = turns.map(medians) as [Turn, Turn, Turn]
	const [ourTurns, floorTurns] = turns as [Turn[], Turn[]]
	const ratio = median(ourTurns.map((it, i) => it.perSecond / (floorTurns[i]?.perSecond ?? NaN)))
	const row = (name: string, it: Turn) => [name, show(it.perSecond), show(it.postgresUs), show(it.p50Ms), show(it.p99Ms)]
	return {
		lines: [{
			scenario: 'archive',
			ours: ours.perSecond,
			floor: floor.perSecond,
			ratio,
			unit: 'events/s',
			p50Ms: ours.p50Ms,
			p99Ms: ours.p99Ms,
			postgresUs: ours.postgresUs,
			floorP50Ms: floor.p50Ms,
			floorP99Ms: floor.p99Ms,
			floorPostgresUs: floor.postgresUs,
			direct: direct.perSecond,
		}],
		heading: `archive: log rows → PostgreSQL, ${BATCHES} conversations with ${ROWS} rows each a call, one call at a time`,
		rows: [
			['', 'events/s', 'postgres CPU µs', 'p50 ms/call', 'p99 ms/call'],
			row('ours', ours),
			row('floor', floor),
			row('floor without HTTP', direct),
			['ours / floor', show(ratio), '', '', ''],
		],
		notes: ["Ours also keeps each conversation's own row and how far its log is archived; the floor inserts the log rows alone."],
	}
}

function medians(turns: readonly Turn[]): Turn {
	const of = (pick: (turn: Turn) => number) => median(turns.map(pick))
	return {
		perSecond: of((it) => it.perSecond),
		p50Ms: of((it) => it.p50Ms),
		p99Ms: of((it) => it.p99Ms),
		postgresUs: of((it) => it.postgresUs),
	}
}
