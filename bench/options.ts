import { parseArgs } from 'node:util'

export const SCENARIOS = ['relay', 'assign', 'route', 'wake', 'mixed', 'archive', 'size', 'authorise', 'webhook'] as const
export type Scenario = typeof SCENARIOS[number]

export interface Options {
	readonly scenarios: readonly Scenario[]
	readonly json: boolean
	readonly peer: 'socketio' | null
	/** Length of one side's turn under load; a turn in one lane takes a third of it. */
	readonly seconds: number
	readonly rounds: number
	readonly profile: boolean
}

export const USAGE = `npm run bench [-- scenario … --json --peer socketio --seconds 1.5 --rounds 9 --profile]
scenarios: ${SCENARIOS.join(', ')} (all of them when none is named)`

/** Throws with a line for the user when the words make no sense. */
export function readOptions(args: readonly string[]): Options {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			peer: { type: 'string' },
			seconds: { type: 'string', default: '1.5' },
			rounds: { type: 'string', default: '9' },
			profile: { type: 'boolean', default: false },
		},
	})
	if (values.peer !== undefined && values.peer !== 'socketio') throw new Error(`no peer "${values.peer}"; there is socketio`)
	return {
		scenarios: positionals.length > 0 ? positionals.map(scenario) : SCENARIOS,
		json: values.json,
		peer: values.peer ?? null,
		seconds: positive('seconds', values.seconds),
		rounds: Math.ceil(positive('rounds', values.rounds)),
		profile: values.profile,
	}
}

function scenario(name: string): Scenario {
	const found = SCENARIOS.find((it) => it === name)
	if (!found) throw new Error(`no scenario "${name}"; there are ${SCENARIOS.join(', ')}`)
	return found
}

function positive(name: string, text: string): number {
	const number = Number(text)
	if (!(number > 0 && number <= 600)) throw new Error(`--${name} takes a number from above 0 to 600`)
	return number
}
