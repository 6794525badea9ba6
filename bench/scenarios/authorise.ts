import type { Options } from '../options.ts'
import { type Line, type Outcome, show } from '../report.ts'
import { figures, ratio, serverCpuUs, type Side, takeTurns, type Turn } from '../side.ts'
import { OURS } from './ours.ts'
import { WHOLE } from './whole.ts'
import { workerdSide } from './workerd-side.ts'

const SAY_LANES = 100
const READ_LANES = 32
/** What of a request its authorisation may cost. */
const SHARE_MAX = 0.05

const PERMIT = 'workers/gateway/auth/permit.ts'

/** What it costs to hold a socket's frame and an API read to their rules: the same with the rules taken out stands beside it. */
export async function authorise(options: Options): Promise<Outcome> {
	const lines = [await say(options), ...await read(options)]
	return {
		lines,
		heading: `authorise: CPU of a request with its rules and without; at most ${SHARE_MAX * 100} % of it may be theirs`,
		rows: [['', 'with µs', 'without µs', 'share'], ...lines.map(row)],
		notes: ['By cookie and by key the floor asks nobody who they are; the last line asks, and leaves only the rule out.'],
	}
}

/** An agent says something in a conversation that is theirs. */
async function say({ rounds, seconds }: Options): Promise<Line> {
	const standIns = { 'durable-objects/conversation/refuse-frame.ts': 'no-frame-rules.ts' }
	const sides = [
		await workerdSide('held to its rule', { driver: 'say-ours', lanes: SAY_LANES, server: OURS }),
		await workerdSide('held to none', { driver: 'say-ours', lanes: SAY_LANES, server: { ...OURS, standIns } }),
	]
	const [ours, floor] = await turnsOf(sides, { rounds, seconds, lanes: SAY_LANES })
	return lineOf('a frame on a socket', { ours, floor })
}

/** `GET /api/v1/conversations/{id}`. */
async function read({ rounds, seconds }: Options): Promise<Line[]> {
	const reading = (driver: string, permit?: string) =>
		workerdSide(driver, {
			driver,
			lanes: READ_LANES,
			server: permit ? { ...WHOLE, standIns: { ...WHOLE.standIns, [PERMIT]: permit } } : WHOLE,
		})
	const sides = [
		await reading('read-cookie'),
		await reading('read-key'),
		await reading('read-anybody', 'anybodys-permit.ts'),
		await reading('read-cookie', 'knowing-permit.ts'),
	]
	const [cookie, key, anybody, known] = await turnsOf(sides, { rounds, seconds, lanes: READ_LANES })
	return [
		lineOf('an API read by cookie', { ours: cookie, floor: anybody }),
		lineOf('an API read by key', { ours: key, floor: anybody }),
		lineOf('the rule alone, by cookie', { ours: cookie, floor: known }),
	]
}

async function turnsOf(sides: readonly Side[], how: { rounds: number; seconds: number; lanes: number }): Promise<Turn[][]> {
	const turns = await takeTurns(sides, how)
	for (const side of sides) await side.stop()
	return turns
}

function lineOf(name: string, { ours = [], floor = [] }: { ours?: Turn[]; floor?: Turn[] }): Line {
	const cpuUs = (it: Turn) => serverCpuUs(it.loaded)
	const [with_, without] = [figures(ours), figures(floor)]
	const cpuRatio = ratio(ours, floor, cpuUs)
	return {
		scenario: 'authorise',
		name,
		ours: with_.cpuUs,
		floor: without.cpuUs,
		ratio: cpuRatio,
		unit: 'CPU µs',
		share: 1 - 1 / cpuRatio,
		shareMax: SHARE_MAX,
		perSecond: with_.perSecond,
		floorPerSecond: without.perSecond,
		p50Ms: with_.p50Ms,
		floorP50Ms: without.p50Ms,
	}
}

function row({ name, ours, floor, share }: Line): string[] {
	return [String(name), show(Number(ours)), show(Number(floor)), `${(Number(share) * 100).toFixed(1)} %`]
}
