/** What a queue's log hands to the archive. */
import type { QueueId, WorkspaceId } from '../ids.ts'
import type { QueueCommand } from './queue-command.ts'
import type { DecisionRow } from './why.ts'

/** A row of a queue's log, or a part of one: a message of the archive's queue holds 128 kB, and closing time may decide on thousands at once. */
export interface LogPiece {
	readonly seq: number
	readonly atMs: number
	readonly offers: boolean
	/** In the first piece of a row; null in those that go on with it. */
	readonly command: QueueCommand | null
	/** Which of the row's decisions comes first here, counted from 0. */
	readonly first: number
	readonly decisions: readonly DecisionRow[]
}

/** Pieces of one log, after one place in it and through another. */
export interface LogRange {
	readonly after: number
	readonly through: number
}

/** `queue` is the name of the log: of a queue spread over several objects each has its own, `{queue}~{n}`. */
export interface LogBatch extends LogRange {
	readonly kind: 'routing'
	readonly workspace: WorkspaceId
	readonly queue: QueueId
	readonly pieces: readonly LogPiece[]
}
