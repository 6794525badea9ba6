/** What to print: of a good run the figures, of a bad one the story of a conversation it went wrong for. */
import type { Row } from '../../core/protocol/conversation.ts'
import { faults } from './faults.ts'
import { type Log, readLog } from './truth.ts'
import type { World } from './world.ts'

export function figures(world: World, logs: readonly Log[], acts: Readonly<Record<string, number>>): string {
	const rows = logs.reduce((sum, it) => sum + it.rows.length, 0)
	const fates = world.sent.all.reduce<Record<string, number>>((counts, { fate }) => ({ ...counts, [fate]: (counts[fate] ?? 0) + 1 }), {})
	const { waited, lost } = world.belt
	return `seed ${world.seed}: ${rows} rows; sends ${JSON.stringify(fates)}; decided ${JSON.stringify(acts)}; calls ${
		JSON.stringify(faults().counts)
	}; archive ${JSON.stringify({ waited, lost })}`
}

/** Empty when nothing failed. */
export async function story(world: World): Promise<string> {
	const [first] = world.failures
	if (!first) return ''
	const all = world.failures.slice(0, 20).map((it) => `  ${it.conversation ?? ''} ${it.what}`).join('\n')
	const about = world.failures.find((it) => world.conversations.some((id) => id === it.conversation))?.conversation
	const log = about ? (await readLog(world, world.conversations.find((it) => it === about)!)).rows.map(line).join('\n') : ''
	return `PATCHBAY_SOAK_SEED=${world.seed}: ${world.failures.length} failures\n${all}\n\nlog of ${about}:\n${log}\n\nwhat happened to it:\n${
		world.diaryOf(about ?? null)
	}`
}

function line({ seq, atMs, event }: Row): string {
	return `${String(seq).padStart(5)} ${new Date(atMs).toISOString().slice(11, 23)} ${JSON.stringify(event).slice(0, 200)}`
}
