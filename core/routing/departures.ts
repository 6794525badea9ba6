import type { Place, QueueCommand, QueueLogRow } from './queue-command.ts'

/**
 * So many of its newest rows a queue reads again when it comes to life, for who has left of late: a word about a stay that is over
 * may still be on its way. A number of rows and not a time, so that a replay remembers just as much.
 */
export const REMEMBERED_ROWS = 1_000

/** The stay that is over by a command, whether or not it stood in line; null for any other command. */
export function departureIn(command: QueueCommand): Place | null {
	const isOver = command.type === 'withdraw' || (command.type === 'settle' && command.outcome === 'accepted')
	return isOver ? { conversation: command.conversation, placement: command.placement } : null
}

/** Who has left, as an object knows that comes to life after row `newest` of its log. */
export function departuresIn(rows: readonly Pick<QueueLogRow, 'seq' | 'command'>[], newest: number): Place[] {
	return rows.flatMap(({ seq, command }) => seq > newest - REMEMBERED_ROWS ? departureIn(command) ?? [] : [])
}
