import type { Scenario } from '../../core/simulation/scenario.ts'
import { type ScenarioFigures, type ServiceFigures, studyScenario } from '../../core/simulation/scenario-study.ts'
import { compareScenario } from './compare-command.ts'
import { percent, promised } from './comparison-table.ts'
import { readScenario } from './files.ts'
import { DAYS, numberOf, parsed, SEED, Usage } from './usage.ts'

const USAGE =
	'npm run sim -- [scenario or file.json] [--days N] [--seed S] [--policy FILE [--seeds N]] [--json]; or compare, mixed, replay or erlang …'
const DEFAULT = 'bank'

/** `npm run sim`: a scenario of generated load through the distributor; with another policy, both side by side. */
export function scenarioCommand(args: readonly string[]): void {
	const text = { type: 'string' } as const
	const options = { days: text, seed: text, seeds: text, policy: text, json: { type: 'boolean' } } as const
	const { values, positionals } = parsed(args, { options, usage: USAGE })
	if (positionals.length > 1) throw new Usage(`"${positionals[1]}" is one word too many; ${USAGE}`)
	const [load = DEFAULT] = positionals
	const { days, seed, seeds, policy, json = false } = values
	if (policy !== undefined) return compareScenario({ load, policies: [policy], json, days, seed, seeds })
	if (seeds !== undefined) throw new Usage(`--seeds needs a --policy to compare with; ${USAGE}`)
	runScenario(load, { days, seed: numberOf('--seed', seed ?? '1', SEED), json })
}

function runScenario(load: string, { days, seed, json }: { days: string | undefined; seed: number; json: boolean }): void {
	const scenario = readScenario(load, { ...days === undefined ? {} : { days: numberOf('--days', days, DAYS) }, runs: 1 })
	const startedAtMs = performance.now()
	const figures = studyScenario(scenario, seed)
	const told = {
		scenario: scenario.name,
		days: scenario.days,
		seed,
		...figures,
		seconds: Math.round(performance.now() - startedAtMs) / 1000,
	}
	console.log(json ? JSON.stringify(told) : table(scenario, told))
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
		...told.promise.told > 0 ? [promised(told.promise)] : [],
		...told.held > 0 ? [`${told.held} were told that nobody serves them now`] : [],
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

function figuresOf({ basis }: ScenarioFigures, kind: 'exact' | 'modelled'): string {
	return Object.entries(basis).filter(([, it]) => it === kind).map(([figure]) => figure).join(', ')
}
