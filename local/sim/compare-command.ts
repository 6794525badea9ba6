import { workspaceOf } from '../../core/simulation/scenario-workspace.ts'
import { compare, seedsFrom } from './compare.ts'
import { policyFrom, readScenario, shortName } from './files.ts'
import { DAYS, numberOf, parsed, SEED, SEEDS, Usage } from './usage.ts'

const USAGE = 'npm run sim -- compare SCENARIO POLICY … [--days N] [--seeds N] [--seed FIRST] [--json]'

/** `npm run sim -- compare …`: the customers of one scenario under several policies. */
export function compareCommand(args: readonly string[]): void {
	const text = { type: 'string' } as const
	const options = { days: text, seed: text, seeds: text, json: { type: 'boolean' } } as const
	const { values, positionals: [load, ...policies] } = parsed(args, { options, usage: USAGE })
	if (load === undefined || policies.length === 0) throw new Usage(`a scenario and another policy are needed; ${USAGE}`)
	compareScenario({ load, policies, json: values.json ?? false, days: values.days, seed: values.seed, seeds: values.seeds })
}

interface Wish {
	readonly load: string
	readonly policies: readonly string[]
	readonly json: boolean
	readonly days: string | undefined
	readonly seed: string | undefined
	readonly seeds: string | undefined
}

export function compareScenario({ load, policies, json, ...given }: Wish): void {
	const seeds = seedsFrom(numberOf('--seed', given.seed ?? '1', SEED), numberOf('--seeds', given.seeds ?? '5', SEEDS))
	const days = given.days === undefined ? {} : { days: numberOf('--days', given.days, DAYS) }
	const scenario = readScenario(load, { ...days, runs: seeds.length * (policies.length + 1) })
	const live = workspaceOf(scenario)
	const others = policies.map((it) => ({ name: shortName(it), config: policyFrom(it, live) }))
	compare({ load: { kind: 'scenario', scenario }, policies: [{ name: shortName(load), config: null }, ...others], seeds }, json)
}
