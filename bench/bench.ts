/** `npm run bench`: ours beside the least that could do the same, in one run. bench/README.md says how to read it. */
import { type Options, readOptions, type Scenario, USAGE } from './options.ts'
import { asJson, asTable, type Outcome } from './report.ts'
import { archive } from './scenarios/archive.ts'
import { assign } from './scenarios/assign.ts'
import { authorise } from './scenarios/authorise.ts'
import { mixed } from './scenarios/mixed.ts'
import { isProfiled, profiled } from './scenarios/profiled.ts'
import { relay } from './scenarios/relay.ts'
import { route } from './scenarios/route.ts'
import { size } from './scenarios/size.ts'
import { wake } from './scenarios/wake.ts'
import { webhook } from './scenarios/webhook.ts'

const scenarios: Record<Scenario, (options: Options) => Outcome | Promise<Outcome>> = {
	relay,
	assign,
	route,
	wake,
	mixed,
	archive,
	size,
	authorise,
	webhook,
}

/** True when all of it could be measured. */
async function run(options: Options): Promise<boolean> {
	let done = true
	for (const name of options.scenarios) {
		try {
			const outcome = await scenarios[name](options)
			console.log(options.json ? asJson(outcome) : asTable(outcome))
			if (options.profile && isProfiled(name)) console.error(await profiled(name, options))
		} catch (error) {
			done = false
			console.error(`${name} could not be measured: ${error instanceof Error ? error.message.slice(0, MESSAGE_MAX_CHARS) : error}`)
		}
	}
	return done
}

/** Build tools say in a thousand lines what the first ten hold. */
const MESSAGE_MAX_CHARS = 1000

function parsed(): Options {
	try {
		return readOptions(process.argv.slice(2))
	} catch (error) {
		console.error(`${(error as Error).message}\n${USAGE}`)
		process.exit(2)
	}
}

process.exit(await run(parsed()) ? 0 : 1)
