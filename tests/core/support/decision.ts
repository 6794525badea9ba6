/** Rows of a queue's log as they might have been decided, for tests of what carries and shows them. */
import type { AgentId, ConversationId, QueueId } from '../../../core/ids.ts'
import { makeId } from '../../../core/ids.ts'
import type { LogBatch } from '../../../core/routing/log-batch.ts'
import type { QueueCommand, QueueLogRow } from '../../../core/routing/queue-command.ts'
import type { DecisionRow } from '../../../core/routing/why.ts'
import { ANYBODY } from '../../../core/routing/requirement.ts'

export const START_MS = 1_790_000_000_000

/** The `n`th conversation, always with the same id. */
export function conversation(n: number): ConversationId {
	return makeId('cnv', START_MS + n, new Uint8Array(12).fill(n % 32))
}

export function agent(name: string): AgentId {
	return name as AgentId
}

/** The first in line has just been offered to Ana, who has been idle for four minutes. */
export function decision(change: Partial<DecisionRow> = {}): DecisionRow {
	return {
		seq: 1,
		atMs: START_MS,
		queue: 'support' as QueueId,
		conversation: conversation(1),
		placement: 1,
		epoch: 1,
		act: 'pushed',
		policy: 1,
		media: 'chat',
		score: { totalMs: 5_000, ageMs: 5_000, priorityMs: 0, targetMs: 0, departureMs: 0, boostMs: 0, cappedMs: 0 },
		rules: [],
		requirement: ANYBODY,
		steps: ['active'],
		step: 0,
		selector: 'longest-idle',
		agents: [agent('ana')],
		why: 'longest-idle',
		by: null,
		outcome: null,
		considered: [{ agent: agent('ana'), verdict: 'chosen', figure: START_MS - 240_000 }],
		counts: { known: 1, ready: 1, free: 1 },
		ahead: [],
		position: 1,
		...change,
	}
}

const expire: QueueCommand = { type: 'expire' }

/** A row with one decision for each conversation. */
export function logRow(
	seq: number,
	{ conversations = [conversation(seq)], atMs = START_MS + seq, command = expire }: {
		conversations?: readonly ConversationId[]
		atMs?: number
		command?: QueueCommand
	} = {},
): QueueLogRow {
	return { seq, atMs, offers: true, command, decisions: conversations.map((it) => decision({ seq, atMs, conversation: it })) }
}

/** The rows that what came to the archive's queue makes, whatever came twice. */
export function recordedRows(batches: readonly LogBatch[]): QueueLogRow[] {
	const rows = new Map<number, QueueLogRow>()
	for (const { seq, atMs, offers, command, first, decisions } of batches.flatMap((it) => it.pieces)) {
		const known = rows.get(seq)
		if (command && !known) rows.set(seq, { seq, atMs, offers, command, decisions })
		else if (known && known.decisions.length === first) rows.set(seq, { ...known, decisions: [...known.decisions, ...decisions] })
	}
	return [...rows.values()].sort((a, b) => a.seq - b.seq)
}
