import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { beforeAll, checkEnd, type Flaw, follow, type Link, type Witness } from '../../core/audit/verify.ts'
import { hashOf, rowsOf } from './rows.ts'

/** A row somebody has noted down earlier. */
export interface Anchor extends Link {
	readonly workspace: string
}

export interface Verdict {
	readonly workspace: string
	/** The last row that is as it was recorded. */
	readonly end: Link
	readonly flaw: Flaw | null
	/** Rows that are still on their way to the archive; null when nobody could say. */
	readonly waiting: number | null
}

interface Asked {
	readonly workspace: string
	readonly witness: Witness | null
	readonly anchors: readonly Anchor[]
}

/** From the first row to the last, then the end, by whoever can say what it was. */
export async function verifyWorkspace(client: Client, { workspace, witness, anchors }: Asked): Promise<Verdict> {
	const followed = await followAll(client, { workspace, anchors })
	if (followed.flaw || !witness) return { workspace, ...followed, waiting: null }
	const checked = await checkEnd(followed.end, witness, (seq) => hashOf(client, workspace, seq))
	return { workspace, end: followed.end, flaw: checked.ok ? null : checked, waiting: checked.ok ? checked.waiting : null }
}

async function followAll(
	client: Client,
	{ workspace, anchors }: Omit<Asked, 'witness'>,
): Promise<{ readonly end: Link; readonly flaw: Flaw | null }> {
	let end = beforeAll
	for await (const row of rowsOf(client, workspace)) {
		const followed = await follow(end, row, sha256)
		if (!followed.ok) return { end, flaw: followed }
		const noted = anchors.find((it) => it.seq === row.seq && it.hash !== row.hash)
		if (noted) return { end, flaw: flawAt(row.seq, 'rewritten', `it was noted down with the hash ${noted.hash}`) }
		end = followed.link
	}
	const beyond = anchors.find((it) => it.seq > end.seq)
	return { end, flaw: beyond ? flawAt(end.seq + 1, 'truncated', `row ${beyond.seq} was noted down, and is not there`) : null }
}

function flawAt(seq: number, kind: Flaw['kind'], detail: string): Flaw {
	return { ok: false, seq, kind, detail }
}

function sha256(text: string): Promise<string> {
	return Promise.resolve(createHash('sha256').update(text).digest('hex'))
}
