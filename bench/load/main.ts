/** The load process: `main.ts <driver> <host> <lanes>`, then one `Load` message after another from its parent. */
import { cpuUs } from '../cpu.ts'
import { quantile, sorted } from '../quantile.ts'
import { assignFloor } from './assign-floor.ts'
import { assignOurs } from './assign-ours.ts'
import { hookFloor } from './hook-floor.ts'
import { hookOurs } from './hook-ours.ts'
import type { Driver, Load, LoadResult } from './load.ts'
import { relayFloor } from './relay-floor.ts'
import { readAsAnybody, readByCookie, readByKey } from './read-ours.ts'
import { relayOurs, sayOurs } from './relay-ours.ts'
import { relaySocketIo } from './relay-socketio.ts'
import { StretchMeter } from './stretch-meter.ts'

const drivers: Record<string, (host: string, lanes: number) => Promise<Driver>> = {
	'relay-ours': relayOurs,
	'say-ours': sayOurs,
	'read-cookie': readByCookie,
	'read-key': readByKey,
	'read-anybody': readAsAnybody,
	'relay-floor': relayFloor,
	'relay-socketio': relaySocketIo,
	'assign-ours': assignOurs,
	'assign-floor': assignFloor,
	'hook-ours': hookOurs,
	'hook-floor': hookFloor,
}

async function measure(driver: Driver, load: Load): Promise<LoadResult> {
	const watched = Object.values(load.pids).flat()
	const meter = new StretchMeter(load.pids)
	const beforeUs = cpuUs(watched)
	const latencies = sorted(await driver.run(load, meter))
	const perMessage = Object.entries(meter.totalCpuUs).map(([group, us]) => [group, us / latencies.length])
	return {
		count: latencies.length,
		perSecond: latencies.length / meter.totalMs * 1000,
		p50Ms: quantile(latencies, 0.5),
		p99Ms: quantile(latencies, 0.99),
		cpuUs: Object.fromEntries(perMessage),
		wholeCpuUs: (cpuUs(watched) - beforeUs) / latencies.length,
		stretchesUs: meter.stretchesUs,
	}
}

const [name = '', host = '', lanes = '1'] = process.argv.slice(2)
const open = drivers[name]
if (!open || !process.send) throw new Error(`no driver "${name}"; the bench starts this process, not you`)
const driver = await open(host, Number(lanes))
process.on('disconnect', () => process.exit())
process.on('message', async (load: Load) => process.send?.(await measure(driver, load)))
process.send('ready')
