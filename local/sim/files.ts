import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import type { PolicyChange } from '../../core/simulation/comparison.ts'
import { readPolicy } from '../../core/simulation/policy-file.ts'
import { expectedArrivals, Scenario } from '../../core/simulation/scenario.ts'
import { Usage } from './usage.ts'

/** Where scenarios of ours are found by their names. */
const OWN = [join(import.meta.dirname, 'scenarios'), join(import.meta.dirname, '../../bench/scenarios')]
/** What one process holds and runs in some minutes. */
const ARRIVALS_MAX = 5_000_000

interface Wish {
	readonly days?: number
	/** How often it will be run. */
	readonly runs: number
}

/** A scenario by its name, if it is one of ours, or from a file. */
export function readScenario(name: string, { days, runs }: Wish): Scenario {
	const file = fileOf(name)
	const read = Scenario.safeParse({ ...Record.parse(contentOf(file)), ...days === undefined ? {} : { days } })
	if (!read.success) throw new Usage(`${file}: ${read.error.issues.map((it) => `${it.path.join('.')}: ${it.message}`).join('; ')}`)
	const arrivals = expectedArrivals(read.data) * runs
	if (arrivals > ARRIVALS_MAX) {
		throw new Usage(`${file}: about ${Math.round(arrivals)} customers in all runs, more than ${ARRIVALS_MAX}; take fewer days or seeds`)
	}
	return read.data
}

/** Another policy: a scenario of ours by its name, or any file that `readPolicy` knows. */
export function policyFrom(name: string, live: WorkspaceConfig): PolicyChange {
	const file = fileOf(name)
	const read = readPolicy(contentOf(file), live)
	if (!read.ok) throw new Usage(`${file}: ${read.problems.join('; ')}`)
	return read.change
}

function fileOf(name: string): string {
	const own = /^[a-z0-9-]+$/.test(name) ? OWN.map((it) => join(it, `${name}.json`)).find(existsSync) : undefined
	if (own !== undefined) return own
	if (existsSync(name)) return name
	throw new Usage(`no scenario "${name}": neither a file nor one of those in local/sim/scenarios and bench/scenarios`)
}

const Record = z.record(z.string(), z.unknown())

/** What a JSON file holds. */
export function contentOf(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'))
	} catch (thrown) {
		throw new Usage(`${file} cannot be read as JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
	}
}

/** What a file is called among others. */
export function shortName(name: string): string {
	return name.replace(/^.*\//, '').replace(/\.json$/, '')
}
