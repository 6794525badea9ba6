/** A log row as it is stored: cut so that each part fits a message of the archive's queue, which holds 128 kB. */
import type { LogPiece } from '../../core/routing/log-batch.ts'
import type { QueueCommand, QueueLogRow } from '../../core/routing/queue-command.ts'
import type { DecisionRow } from '../../core/routing/why.ts'

const PIECE_BYTES = 64_000
const MESSAGE_BYTES = 100_000
const encoder = new TextEncoder()

/** By the names of its columns. */
export type StoredPiece = {
	readonly seq: number
	readonly first: number
	readonly at_ms: number
	readonly offers: number
	readonly command: string | null
	readonly decisions: string
}

/** Most rows are one piece. A command by itself always fits: what makes it is read from a request, and those are smaller. */
export function cutRow({ seq, atMs, offers, command, decisions }: QueueLogRow): StoredPiece[] {
	const lists: string[][] = [[]]
	let bytes = 0
	for (const json of decisions.map((it) => JSON.stringify(it))) {
		bytes += bytesOf(json)
		if (bytes > PIECE_BYTES) {
			lists.push([])
			bytes = bytesOf(json)
		}
		lists.at(-1)?.push(json)
	}
	let first = 0
	return lists.map((list, i) => {
		const piece = { seq, first, at_ms: atMs, offers: Number(offers), command: i === 0 ? JSON.stringify(command) : null }
		first += list.length
		return { ...piece, decisions: `[${list.join(',')}]` }
	})
}

export function readPiece({ seq, first, at_ms, offers, command, decisions }: StoredPiece): LogPiece {
	return {
		seq,
		atMs: at_ms,
		offers: offers === 1,
		command: command === null ? null : JSON.parse(command) as QueueCommand,
		first,
		decisions: JSON.parse(decisions) as DecisionRow[],
	}
}

/** As many as one message holds, at least one. Takes no more of them than it needs. */
export function* takeMessage<Piece extends StoredPiece>(pieces: Iterable<Piece>): Iterable<Piece> {
	let bytes = 0
	for (const piece of pieces) {
		const size = bytesOf(piece.command ?? '') + bytesOf(piece.decisions)
		if (bytes > 0 && bytes + size > MESSAGE_BYTES) return
		bytes += size
		yield piece
	}
}

function bytesOf(text: string): number {
	return encoder.encode(text).byteLength
}
