/** `npm run sim`: a contact centre in simulated time, in which the distributor makes every decision. */
import { exitWith } from './fault.ts'
import { erlangCommand } from './sim/erlang-command.ts'
import { compareCommand } from './sim/compare-command.ts'
import { mixedCommand } from './sim/mixed-command.ts'
import { replayCommand } from './sim/replay-command.ts'
import { scenarioCommand } from './sim/scenario-command.ts'
import { Usage } from './sim/usage.ts'

const [first, ...rest] = process.argv.slice(2)

try {
	if (first === 'erlang') erlangCommand(rest)
	else if (first === 'compare') compareCommand(rest)
	else if (first === 'mixed') mixedCommand(rest)
	else if (first === 'replay') process.exitCode = await replayCommand(rest)
	else scenarioCommand(process.argv.slice(2))
} catch (thrown) {
	if (!(thrown instanceof Usage)) exitWith(thrown)
	console.error(`patchbay: ${thrown.message}`)
	process.exit(2)
}
