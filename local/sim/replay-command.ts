import { existsSync, writeFileSync } from 'node:fs'
import type { RecordedQueue } from '../../core/simulation/comparison.ts'
import { Empty, readRecording } from '../../core/simulation/recording.ts'
import { Gap, Replay, type ReplayFigures } from '../../core/simulation/replay.ts'
import { openDataFolder } from '../data-folder.ts'
import { compare, seedsFrom } from './compare.ts'
import { policyFrom, shortName } from './files.ts'
import { fetchRecording, recordingFrom } from './recordings.ts'
import { numberOf, parsed, SEED, SEEDS, Usage } from './usage.ts'

const USAGE =
	'npm run sim -- replay --queue ID [--url http://127.0.0.1:8787] [--key KEY] | --file FILE [--from TIME] [--to TIME] [--policy FILE [--seeds N]] [--save FILE] [--json]'
const WITHIN = { min: 1, max: 86_400 }

/** `npm run sim -- replay …`: what was recorded, once more: exactly as it was, or under another policy. Answers the exit code. */
export async function replayCommand(args: readonly string[]): Promise<number> {
	const text = { type: 'string' } as const
	const options = {
		queue: text,
		url: text,
		key: text,
		file: text,
		from: text,
		to: text,
		policy: text,
		seed: text,
		seeds: text,
		'service-level': text,
		save: text,
		json: { type: 'boolean' },
	} as const
	const { values, positionals } = parsed(args, { options, usage: USAGE })
	if (positionals.length > 0) throw new Usage(`"${positionals[0]}" is one word too many; ${USAGE}`)
	const span = { fromMs: timeOf('--from', values.from) ?? -Infinity, toMs: timeOf('--to', values.to) ?? Infinity }
	const queues = await loaded(values, span.toMs)
	if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(queues)}\n`)
	const json = values.json ?? false
	if (values.policy === undefined) return replay(queues, { span, json })
	const seeds = seedsFrom(numberOf('--seed', values.seed ?? '1', SEED), numberOf('--seeds', values.seeds ?? '5', SEEDS))
	const within = values['service-level']
	study(queues, {
		span,
		json,
		seeds,
		policy: values.policy,
		serviceLevelS: within === undefined ? null : numberOf('--service-level', within, WITHIN),
	})
	return 0
}

interface Source {
	readonly queue?: string | undefined
	readonly url?: string | undefined
	readonly key?: string | undefined
	readonly file?: string | undefined
}

async function loaded({ queue, url, key, file }: Source, toMs: number): Promise<RecordedQueue[]> {
	if (file !== undefined) return recordingFrom(file, queue)
	if (queue === undefined) throw new Usage(`--queue or --file is missing; ${USAGE}`)
	return await fetchRecording(queue, {
		url: url ?? `http://127.0.0.1:${process.env['PORT'] ?? 8787}`,
		key: key ?? process.env['PATCHBAY_API_KEY'] ?? keptKey(),
		toMs,
	})
}

/** The one that `npm start` has made, if it ever ran here. */
function keptKey(): string | null {
	const folder = process.env['PATCHBAY_DATA'] || '.data'
	return existsSync(folder) ? openDataFolder(folder).kept.apiKey : null
}

function timeOf(name: string, given: string | undefined): number | null {
	const atMs = given === undefined ? null : Date.parse(given)
	if (Number.isNaN(atMs)) throw new Usage(`${name} takes a time such as 2026-01-05T09:00:00Z, not "${given}"`)
	return atMs
}

interface Span {
	readonly fromMs: number
	readonly toMs: number
}

function replay(queues: readonly RecordedQueue[], { span, json }: { span: Span; json: boolean }): number {
	const told = queues.map(({ queue, rows }) => ({ queue, ...replayed({ queue, rows }, span) }))
	const isSame = told.every((it) => it.difference === null)
	const sum = (of: (figures: ReplayFigures) => number) => told.reduce((total, it) => total + of(it), 0)
	const [decisions, reproduced] = [sum((it) => it.decisions), sum((it) => it.reproduced)]
	if (json) console.log(JSON.stringify({ decisions, reproduced, exact: isSame, queues: told }))
	else console.log([`${decisions} decisions, ${reproduced} reproduced exactly`, ...told.flatMap(differenceIn)].join('\n'))
	return isSame ? 0 : 1
}

function replayed({ queue, rows }: RecordedQueue, span: Span): ReplayFigures {
	const replay = new Replay(span)
	try {
		for (const row of rows) replay.feed(row)
	} catch (thrown) {
		if (thrown instanceof Gap) throw new Usage(`${queue}: ${thrown.message}`)
		throw thrown
	}
	return replay.figures
}

function differenceIn({ queue, difference }: ReplayFigures & { queue: string }): string[] {
	if (difference === null) return []
	const { seq, recorded, replayed } = difference
	return [`${queue}, row ${seq}, was recorded as`, JSON.stringify(recorded), 'and comes out as', JSON.stringify(replayed)]
}

interface StudyWish {
	readonly span: Span
	readonly json: boolean
	readonly seeds: readonly number[]
	readonly policy: string
	readonly serviceLevelS: number | null
}

function study(queues: readonly RecordedQueue[], { span, json, seeds, policy, serviceLevelS }: StudyWish): void {
	const load = { kind: 'recording' as const, queues, serviceLevelS: serviceLevelS ?? 0, ...finite(span) }
	const { config } = readIn(load)
	const own = Math.min(...config.queues.map((it) => it.routing.score.targetMs)) / 1000
	const policies = [{ name: 'live', config: null }, { name: shortName(policy), config: policyFrom(policy, config) }]
	compare({ load: { ...load, serviceLevelS: serviceLevelS ?? own }, policies, seeds }, json)
}

function readIn(load: Parameters<typeof readRecording>[0]) {
	try {
		return readRecording(load)
	} catch (thrown) {
		if (thrown instanceof Empty) throw new Usage(thrown.message)
		throw thrown
	}
}

function finite({ fromMs, toMs }: Span): Partial<Span> {
	return { ...Number.isFinite(fromMs) ? { fromMs } : {}, ...Number.isFinite(toMs) ? { toMs } : {} }
}
