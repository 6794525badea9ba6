/** The record of what the queues decided is whole, is the same everywhere, and replays to the same decisions. */
import { canonical } from '../../core/simulation/canonical.ts'
import { replayed } from '../../core/simulation/replay.ts'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import type { Sql } from '../../db/client.ts'
import { readRecording } from '../../db/queries/recording.ts'
import { LINES } from './policies.ts'
import { readObject } from './truth.ts'
import type { World } from './world.ts'

const EVER = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, after: 0, limit: 1_000_000 }

/** As the objects keep it, while they still have it from the first row on. */
export async function checkRecords(world: World): Promise<void> {
	for (const line of LINES) expectReplay(world, line, (await readObject(world, line)).rows)
}

/** As the archive has it in the end: what the objects still keep, and all that came before. Answers how often what was decided. */
export async function checkRecording(world: World, sql: Sql): Promise<Record<string, number>> {
	const acts: Record<string, number> = {}
	for (const queue of LINES) {
		const recorded = await readRecording(sql, { workspace: world.workspace, queue, ...EVER })
		expectReplay(world, `the archive of ${queue}`, recorded)
		for (const { act } of recorded.flatMap((it) => it.decisions)) acts[act] = (acts[act] ?? 0) + 1
		const byNumber = new Map(recorded.map((it) => [it.seq, it]))
		const other = (await readObject(world, queue)).rows.find((it) => canonical(it) !== canonical(byNumber.get(it.seq) ?? null))
		if (other) world.fail(`the archive of ${queue} has another row ${other.seq} than the queue: ${JSON.stringify(other)}`)
	}
	return acts
}

function expectReplay(world: World, whose: string, rows: readonly QueueLogRow[]): void {
	try {
		const { difference } = replayed(rows)
		const about = difference?.recorded[0]?.conversation ?? difference?.replayed[0]?.conversation
		if (difference) world.fail(`${whose} does not replay: ${JSON.stringify(difference).slice(0, 4_000)}`, about)
	} catch (thrown) {
		world.fail(`${whose} cannot be replayed: ${thrown}`)
	}
}
