/**
 * `npm run audit -- verify [--workspace W]…`: whether the record in Postgres is the one that was made. Ends with 0 when it is, as far
 * as could be checked, with 1 when it is not, with 2 when it could not be read.
 */
import { parseArgs } from 'node:util'
import type { Client } from 'pg'
import { type Place, placeOf } from './audit/place.ts'
import { workspacesIn } from './audit/rows.ts'
import { type Anchor, type Verdict, verifyWorkspace } from './audit/verify-workspace.ts'
import { findWitnesses } from './audit/witnesses.ts'
import { withClient } from './database.ts'
import { Fault, reason } from './fault.ts'

const USAGE = 'npm run audit -- verify [--workspace W]… [--at W:ROW:HASH]…'

interface Asked {
	/** Empty for all. */
	readonly workspaces: readonly string[]
	readonly anchors: readonly Anchor[]
}

try {
	const asked = readArguments()
	const place = await placeOf(process.env)
	try {
		await withClient(place.database, (client) => verifyAll(client, { place, ...asked }))
	} finally {
		await place.leave()
	}
} catch (thrown) {
	console.error(`patchbay: ${thrown instanceof Fault ? reason(thrown) : `the record could not be read: ${reason(thrown)}`}`)
	process.exitCode = 2
}

function readArguments(): Asked {
	try {
		const options = { workspace: { type: 'string', multiple: true }, at: { type: 'string', multiple: true } } as const
		const { positionals, values } = parseArgs({ allowPositionals: true, options })
		if (positionals.length === 1 && positionals[0] === 'verify') {
			return { workspaces: values.workspace ?? [], anchors: (values.at ?? []).map(anchorOf) }
		}
	} catch (thrown) {
		throw new Fault(`${reason(thrown)}; ${USAGE}`)
	}
	throw new Fault(USAGE)
}

function anchorOf(text: string): Anchor {
	const [, workspace, seq, hash] = /^([a-z0-9-]+):(\d+):([0-9a-f]{64})$/.exec(text) ?? []
	if (!workspace || !seq || !hash) throw new Fault(`--at ${text} is not a workspace, the number of a row and its hash`)
	return { workspace, seq: Number(seq), hash }
}

async function verifyAll(client: Client, { place, workspaces, anchors }: Asked & { place: Place }): Promise<void> {
	const { found, notes } = await findWitnesses(place)
	const all = new Set([...await workspacesIn(client), ...found.keys(), ...anchors.map((it) => it.workspace)])
	const unknown = workspaces.find((it) => !all.has(it))
	if (unknown) throw new Fault(`nothing is known of a workspace "${unknown}"`)
	for (const workspace of workspaces.length > 0 ? workspaces : [...all].sort()) {
		const own = anchors.filter((it) => it.workspace === workspace)
		const verdict = await verifyWorkspace(client, { workspace, witness: found.get(workspace) ?? null, anchors: own })
		if (verdict.flaw) process.exitCode = 1
		for (const line of linesOf(verdict)) console.log(line)
	}
	for (const it of notes) console.log(`note: ${it}`)
}

function linesOf({ workspace, end, flaw, waiting }: Verdict): string[] {
	const upTo = end.seq === 0 ? 'before its first row' : `up to row ${end.seq} (${end.hash}) it is whole`
	if (flaw) return [`${workspace}: broken at row ${flaw.seq}: ${flaw.kind}: ${flaw.detail}; ${upTo}`]
	const whole = end.seq === 0
		? `${workspace}: no rows`
		: `${workspace}: ${end.seq} ${end.seq === 1 ? 'row' : 'rows'}, whole; the last has the hash ${end.hash}`
	if (waiting === null) {
		return [
			whole,
			'  not checked: whether rows are missing at the end or all of it was rewritten, for nobody could say how far the record goes',
		]
	}
	return waiting === 0 ? [whole] : [whole, `  ${waiting} more on their way to the archive`]
}
