import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { expectedArrivals, Scenario } from '../../core/simulation/scenario.ts'
import { type ScenarioFigures, type ServiceFigures, studyScenario } from '../../core/simulation/scenario-study.ts'
import { numberOf, parsed, Usage } from './usage.ts'

const USAGE = 'npm run sim -- [scenario or file.json] [--days N] [--seed S] [--json], or npm run sim -- erlang …'
const OWN = join(import.meta.dirname, 'scenarios')
const DEFAULT = 'bank'
/** What one process holds and runs in some minutes. */
const ARRIVALS_MAX = 5_000_000

/** `npm run sim`: a scenario of generated load through the distributor. */
export function scenarioCommand(args: readonly string[]): void {
	const text = { type: 'string' } as const
	const { values, positionals } = parsed(args, { options: { days: text, seed: text, json: { type: 'boolean' } } as const, usage: USAGE })
	if (positionals.length > 1) throw new Usage(`"${positionals[1]}" is one word too many; ${USAGE}`)
	const seed = numberOf('--seed', values.seed ?? '1', { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true })
	const days = values.days === undefined ? {} : { days: numberOf('--days', values.days, { min: 1, max: 1_000, whole: true }) }
	const scenario = readScenario(fileOf(positionals[0] ?? DEFAULT), days)
	const startedAtMs = performance.now()
	const figures = studyScenario(scenario, seed)
	const told = {
		scenario: scenario.name,
		days: scenario.days,
		seed,
		...figures,
		seconds: Math.round(performance.now() - startedAtMs) / 1000,
	}
	console.log(values.json ? JSON.stringify(told) : table(scenario, told))
}

/** One of ours by its name, or any file. */
function fileOf(name: string): string {
	const own = join(OWN, `${name}.json`)
	if (/^[a-z0-9-]+$/.test(name) && existsSync(own)) return own
	if (existsSync(name)) return name
	throw new Usage(`no scenario "${name}": neither a file nor one of those in local/sim/scenarios; ${USAGE}`)
}

function readScenario(file: string, more: { days?: number }): Scenario {
	const read = Scenario.safeParse({ ...Record.parse(contentOf(file)), ...more })
	if (!read.success) throw new Usage(`${file}: ${read.error.issues.map((it) => `${it.path.join('.')}: ${it.message}`).join('; ')}`)
	const arrivals = expectedArrivals(read.data)
	if (arrivals > ARRIVALS_MAX) {
		throw new Usage(`${file}: about ${Math.round(arrivals)} customers, more than ${ARRIVALS_MAX}; take fewer days`)
	}
	return read.data
}

const Record = z.record(z.string(), z.unknown())

function contentOf(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'))
	} catch (thrown) {
		throw new Usage(`${file} cannot be read as JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
	}
}

function table(scenario: Scenario, told: ScenarioFigures & { seed: number; seconds: number }): string {
	const queues = told.queues.length > 1 ? told.queues.map((it) => row(it.id, it)) : []
	const head = ['', 'customers', 'answered', 'mean s', 'p50 s', 'p90 s', 'p99 s', `in ${scenario.serviceLevelS} s`, 'gave up'].map(cell)
		.join('')
	return [
		`${scenario.name}: ${scenario.days} days, seed ${told.seed}, ${told.seconds} s`,
		'',
		head,
		row('all', told),
		...queues,
		'',
		`agents busy ${percent(told.occupancy)}; unfairness (Gini) of assignments ${told.fairness.assignmentsGini.toFixed(3)}, of time busy ${
			told.fairness.busyGini.toFixed(3)
		}`,
		...told.left > 0 ? [`${told.left} were still waiting when the last agent had gone home`] : [],
		`exact: ${figuresOf(told, 'exact')}; modelled: ${figuresOf(told, 'modelled')}`,
	].join('\n')
}

function row(label: string, { arrivals, answered, wait, serviceLevel, abandonment }: ServiceFigures): string {
	const waits = [wait.meanS, wait.p50S, wait.p90S, wait.p99S].map((it) => it.toFixed(1))
	return [label, String(arrivals), String(answered), ...waits, percent(serviceLevel), percent(abandonment)].map(cell).join('')
}

function cell(text: string, column: number): string {
	return column === 0 ? text.padEnd(14) : text.padStart(11)
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`
}

function figuresOf({ basis }: ScenarioFigures, kind: 'exact' | 'modelled'): string {
	return Object.entries(basis).filter(([, it]) => it === kind).map(([figure]) => figure).join(', ')
}
