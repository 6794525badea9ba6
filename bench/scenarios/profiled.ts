import { bundle } from '../bundle.ts'
import { startLoad } from '../load-process.ts'
import { freePort } from '../../local/port.ts'
import { hottest, profileWhile, sourcesOf } from '../profile.ts'
import { startWorkerd } from '../workerd.ts'
import { OURS } from './ours.ts'

const SHOWN = 40
const LANES = { relay: 100, assign: 32 }

/** Where ours spends its time under load, as a table for people. Sampling slows it down: no figure of it is a measurement. */
export async function profiled(scenario: 'relay' | 'assign', { seconds }: { seconds: number }): Promise<string> {
	const lanes = LANES[scenario]
	const inspectorPort = await freePort(null)
	const workerd = await startWorkerd({ ...OURS, inspectorPort })
	const load = await startLoad(`${scenario}-ours`, workerd.host, lanes)
	await load.run({ lanes, seconds: 1, pids: {} })
	const [profile, { stretchesUs }] = await profileWhile(inspectorPort, () => load.run({ lanes, seconds, pids: {} }))
	load.stop()
	workerd.stop()
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7)
	const rows = hottest(profile, { sourceOf: sourcesOf(await bundle(OURS.entry)), stretchesUs }).slice(0, SHOWN)
	const lines = rows.map((it) => `  ${percent(it.self)} ${percent(it.total)}  ${it.name}`)
	return [`${scenario}: where ours goes (self, with what it calls)`, ...lines, ''].join('\n')
}
