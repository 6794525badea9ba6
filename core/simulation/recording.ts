/** The traffic of recorded queues: who came, who was there to serve them, and what has to be drawn because nobody could record it. */
import { plainDirectories } from '../config/directories.ts'
import type { AgentConfig, QueueConfig, WorkspaceConfig } from '../config/workspace.ts'
import { plainQueue } from '../ids.ts'
import type { RecordedLoad } from './comparison.ts'
import { RecordedAgent, StaffReader } from './recorded-staff.ts'
import { type RecordedStay, StaysReader } from './recorded-stays.ts'

export interface Recording {
	readonly startMs: number
	readonly endMs: number
	/** Who came between the two, in order. */
	readonly stays: readonly RecordedStay[]
	readonly agents: readonly RecordedAgent[]
	/** How long each conversation took its agent, wrap-up included; those whose end nobody saw are not in it. */
	readonly heldMs: ReadonlyMap<RecordedStay, number>
	/** Queues as they went by last, and agents as they showed themselves. */
	readonly config: WorkspaceConfig
}

/** A recording that tells of nobody cannot be studied. */
export class Empty extends Error {}

/** Reads all logs in the order of time. Throws `Empty`. */
export function readRecording(load: RecordedLoad): Recording {
	const staff = new StaffReader()
	const readers = load.queues.map(({ queue }) => new StaysReader(plainQueue(queue), staff))
	const rows = load.queues.flatMap(({ queue, rows }, i) =>
		rows.map((row) => ({ row, queue: plainQueue(queue), reader: readers[i] as StaysReader }))
	)
	rows.sort((a, b) => a.row.atMs - b.row.atMs)
	for (const { row, queue, reader } of rows) {
		staff.hear(row.command, { queue, atMs: row.atMs })
		reader.feed(row)
	}
	const lastMs = rows.at(-1)?.row.atMs ?? 0
	for (const it of readers) it.close(lastMs)
	const stays = within(joined(readers.flatMap((it) => it.stays)), load)
	if (stays.length === 0) throw new Empty('nobody came in the time that was recorded')
	const [startMs, endMs] = [load.fromMs ?? rows[0]?.row.atMs ?? 0, Math.min(load.toMs ?? Infinity, lastMs)]
	const agents = [...staff.agents.values()]
	return { startMs, endMs, stays, agents, heldMs: staff.heldMs, config: configOf(readers, agents) }
}

function within(stays: readonly RecordedStay[], { fromMs = -Infinity, toMs = Infinity }: RecordedLoad): RecordedStay[] {
	return stays.filter((it) => it.atMs >= fromMs && it.atMs <= toMs).sort((a, b) =>
		a.atMs - b.atMs || a.entry.enqueuedAtMs - b.entry.enqueuedAtMs
	)
}

/** Who went over from one recorded queue to another is one customer. */
function joined(stays: readonly RecordedStay[]): RecordedStay[] {
	const before = new Map<string, RecordedStay>()
	return [...stays].sort((a, b) => a.entry.placement - b.entry.placement).filter((stay) => {
		const { conversation } = stay.entry
		const first = before.get(conversation)
		if (first?.end !== 'elsewhere' || stay.atMs < first.endAtMs) return void before.set(conversation, stay) === undefined
		const { end, endAtMs, agent, takenAtMs, ringMs, wrapUpMs } = stay
		Object.assign(first, { end, endAtMs, agent, takenAtMs, ringMs, wrapUpMs })
		return false
	})
}

function configOf(readers: readonly StaysReader[], agents: readonly RecordedAgent[]): WorkspaceConfig {
	const policies = new Map(readers.flatMap(({ policy }) => policy ? [[plainQueue(policy.id), policy] as const] : []))
	const hours = [...policies.values()].flatMap(({ calendar, routing }) =>
		calendar && routing.hours ? [{ id: routing.hours, name: routing.hours, ...calendar }] : []
	)
	return {
		name: 'Recording',
		skills: [],
		hours: hours.filter((it, i) => hours.findIndex(({ id }) => id === it.id) === i),
		workload: WEIGHTLESS,
		queues: [...policies].map(([id, { version: _, calendar: __, leaseSlackMs: ___, ...queue }]): QueueConfig => ({ ...queue, id })),
		agents: agents.map(profileOf),
		inboxes: [],
		dispositions: [{ id: 'done', name: 'Done', nameZh: '完成' }],
		...plainDirectories,
	}
}

/** What an agent had room for says it all: their capacity as it was seen counts whatever work weighs. */
const WEIGHTLESS = { weights: { call: 1_000, chat: 1_000, message: 1_000, email: 1_000, task: 1_000 }, interrupts: {} }

function profileOf({ agent, capacity, delays, last: { abilities } }: RecordedAgent): AgentConfig {
	const { skills, languages } = abilities
	return {
		id: agent,
		name: agent,
		capacity,
		pool: capacity * 1_000,
		skills,
		languages,
		queues: [...delays].map(([queue, delayMs]) => ({ queue, priority: 1, delayMs })),
		graceMs: 30_000,
	}
}
