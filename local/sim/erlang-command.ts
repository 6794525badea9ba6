import { checkErlang, type ErlangCheck, isPrecise } from '../../core/simulation/erlang-check.ts'
import { type ErlangFigures, type ErlangModel, isStable, loadOf } from '../../core/simulation/erlang.ts'
import { ErlangStudy } from '../../core/simulation/erlang-study.ts'
import { numberOf, parsed, Usage } from './usage.ts'

const USAGE =
	'npm run sim -- erlang --agents N --lambda PER_HOUR --aht SECONDS [--patience SECONDS] [--threshold SECONDS] [--arrivals N] [--seed S] [--json]'

const BOUNDS = {
	agents: { min: 1, max: 10_000, whole: true },
	lambda: { min: 0, max: 10_000_000, above: true },
	aht: { min: 0, max: 1_000_000, above: true },
	patience: { min: 0, max: 10_000_000, above: true },
	threshold: { min: 0, max: 1_000_000 },
	arrivals: { min: 1_000, max: 100_000_000, whole: true },
	seed: { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true },
}
/** Work in the line that the memory of one process holds easily. */
const LINE_MAX = 100_000
/** After so long what is known so far must do; the confidence says how well it is known. */
const SECONDS_MAX = 45
/** Customers between two looks at the clock. */
const STRIDE = 10_000

interface Wish {
	readonly model: ErlangModel
	readonly arrivals: number | null
	readonly seed: number
	readonly json: boolean
}

/** `npm run sim -- erlang …`: the distributor beside queueing theory. */
export function erlangCommand(args: readonly string[]): void {
	const wish = readWish(args)
	const startedAtMs = performance.now()
	const check = simulate(wish)
	const told = { ...check, seed: wish.seed, seconds: Math.round(performance.now() - startedAtMs) / 1000 }
	console.log(wish.json ? JSON.stringify(told) : table(told))
}

function readWish(args: readonly string[]): Wish {
	const text = { type: 'string' } as const
	const options = {
		agents: text,
		lambda: text,
		aht: text,
		patience: text,
		threshold: text,
		arrivals: text,
		seed: text,
		json: { type: 'boolean' },
	} as const
	const { values, positionals } = parsed(args, { options, usage: USAGE })
	if (positionals.length > 0) throw new Usage(`"${positionals[0]}" is one word too many; ${USAGE}`)
	const read = (name: keyof typeof BOUNDS) => {
		const given = values[name]
		return given === undefined ? null : numberOf(`--${name}`, given, BOUNDS[name])
	}
	const needed = (name: 'agents' | 'lambda' | 'aht') => {
		const given = read(name)
		if (given === null) throw new Usage(`--${name} is missing; ${USAGE}`)
		return given
	}
	const model = {
		agents: needed('agents'),
		perHour: needed('lambda'),
		ahtS: needed('aht'),
		patienceS: read('patience'),
		thresholdS: read('threshold') ?? 20,
	}
	refuseEndless(model)
	return { model, arrivals: read('arrivals'), seed: read('seed') ?? 1, json: values.json ?? false }
}

function refuseEndless(model: ErlangModel): void {
	const load = loadOf(model)
	if (!isStable(model)) {
		throw new Usage(
			`${
				load.toFixed(2)
			} agents' worth of work for ${model.agents}: the line would grow for ever; take more agents, or give customers a --patience`,
		)
	}
	const line = model.patienceS === null ? 0 : Math.max(0, load - model.agents) / model.ahtS * model.patienceS
	if (line > LINE_MAX) {
		throw new Usage(`about ${Math.round(line)} people would wait at once, more than ${LINE_MAX}; take more agents or a shorter --patience`)
	}
}

function simulate({ model, arrivals, seed }: Wish): ErlangCheck {
	const study = new ErlangStudy(model, { seed, arrivals })
	if (arrivals !== null) study.advance(arrivals)
	else advanceUntilPrecise(model, study)
	return checkErlang(model, study)
}

function advanceUntilPrecise(model: ErlangModel, study: ErlangStudy): void {
	const untilMs = performance.now() + SECONDS_MAX * 1000
	let looked = study.arrivalsMin
	for (let done = STRIDE;; done += STRIDE) {
		study.advance(STRIDE)
		const isOver = performance.now() > untilMs && done >= 10 * STRIDE
		if (isOver || (done >= looked && isPrecise(model, study.controlled()))) return
		if (done >= looked) looked *= 1.25
	}
}

const LABELS: { readonly [Figure in keyof ErlangFigures]: string } = {
	asaS: 'mean wait, s',
	pWait: 'has to wait',
	serviceLevel: 'served in time',
	abandonment: 'gives up',
	occupancy: 'agents busy',
}

function table(check: ErlangCheck & { seed: number; seconds: number }): string {
	const lines = Object.entries(LABELS).map(([key, label]) => {
		const it = key as keyof ErlangFigures
		const [simulated, off, theory, plain] = [check.simulated, check.confidence, check.theory, check.plain].map((all) => shown(all[it], it))
		return `${label.padEnd(16)}${simulated?.padStart(11)} ± ${off?.padEnd(10)}${theory?.padStart(10)}   ${
			(check.within[it] ? 'yes' : 'NO').padEnd(7)
		}${plain?.padStart(11)} ± ${shown(check.plainConfidence[it], it)}`
	})
	const head = `${''.padEnd(16)}${'simulated'.padStart(11)}${''.padEnd(13)}${'theory'.padStart(10)}   ${'agree'.padEnd(7)}${
		'plain mean'.padStart(11)
	}`
	return [head, ...lines, '', `${check.arrivals} customers, seed ${check.seed}, ${check.seconds} s; ± holds in 95 of 100 runs`].join('\n')
}

function shown(value: number, figure: keyof ErlangFigures): string {
	return figure === 'asaS' ? value.toFixed(3) : `${(value * 100).toFixed(2)} %`
}
