import { bundle } from '../bundle.ts'
import { startLoad } from '../load-process.ts'
import { freePort } from '../../local/port.ts'
import { hottest, profileWhile, sourcesOf } from '../profile.ts'
import { startWorkerd } from '../workerd.ts'
import { OURS } from './ours.ts'
import { WHOLE } from './whole.ts'
import type { WorkerdSideOptions } from './workerd-side.ts'

const SHOWN = 40
const PROFILED: Readonly<Record<'relay' | 'assign' | 'webhook', WorkerdSideOptions>> = {
	relay: { driver: 'relay-ours', lanes: 100, server: OURS },
	assign: { driver: 'assign-ours', lanes: 32, server: OURS },
	webhook: { driver: 'hook-ours', lanes: 64, server: WHOLE },
}

export function isProfiled(scenario: string): scenario is keyof typeof PROFILED {
	return scenario in PROFILED
}

/** Where ours spends its time under load, as a table for people. Sampling slows it down: no figure of it is a measurement. */
export async function profiled(scenario: keyof typeof PROFILED, { seconds }: { seconds: number }): Promise<string> {
	const { driver, lanes, server } = PROFILED[scenario]
	const inspectorPort = await freePort(null)
	const workerd = await startWorkerd({ ...server, inspectorPort })
	const load = await startLoad(driver, workerd.host, lanes)
	await load.run({ lanes, seconds: 1, pids: {} })
	const [profile, { stretchesUs }] = await profileWhile(inspectorPort, () => load.run({ lanes, seconds, pids: {} }))
	load.stop()
	workerd.stop()
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7)
	const rows = hottest(profile, { sourceOf: sourcesOf(await bundle(server.entry, server.standIns)), stretchesUs }).slice(0, SHOWN)
	const lines = rows.map((it) => `  ${percent(it.self)} ${percent(it.total)}  ${it.name}`)
	return [`${scenario}: where ours goes (self, with what it calls)`, ...lines, ''].join('\n')
}
