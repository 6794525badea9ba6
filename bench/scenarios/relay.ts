import { startLoad } from '../load-process.ts'
import type { Options } from '../options.ts'
import { startPeer } from '../peer-process.ts'
import { benchPostgres } from '../postgres.ts'
import type { Outcome } from '../report.ts'
import type { Side } from '../side.ts'
import type { WorkerdOptions } from '../workerd.ts'
import { compare } from './compare.ts'
import { OURS } from './ours.ts'
import { workerdSide } from './workerd-side.ts'

const LANES = 100

const FLOOR: WorkerdOptions = { entry: 'relay-floor.ts', objects: { RELAY: 'RelayFloor' } }

/** Customer's socket → durable log → agent's socket: one object, one insert, a hundred conversations. */
export async function relay({ rounds, seconds, peer }: Options): Promise<Outcome> {
	const sides: [Side, Side, ...Side[]] = [
		await workerdSide('ours', { driver: 'relay-ours', lanes: LANES, server: OURS }),
		await workerdSide('floor', { driver: 'relay-floor', lanes: LANES, server: FLOOR }),
	]
	if (peer === 'socketio') sides.push(await socketIoSide())
	const yardstick = await yardstickSide()
	const outcome = await compare({
		scenario: 'relay',
		heading: `relay: customer's socket → stored → agent's socket and the customer's acknowledgement; ${LANES} conversations, then one`,
		unit: 'messages/s',
		lanes: LANES,
		rounds,
		seconds,
		sides,
		yardstick,
		notes: ['The floor acknowledges to the sender too: the stored row is the acknowledgement.'],
	})
	for (const side of [...sides, yardstick]) await side.stop()
	return outcome
}

/** The same sockets and frames with nothing stored and nothing done, in Node: what the load process can drive. */
async function yardstickSide(): Promise<Side> {
	const server = await startPeer('plain-node.ts')
	const load = await startLoad('relay-floor', server.host, LANES)
	return {
		name: 'plain Node, nothing stored',
		load,
		pids: () => ({ node: [server.pid] }),
		stop() {
			load.stop()
			server.stop()
		},
	}
}

async function socketIoSide(): Promise<Side> {
	const postgres = await benchPostgres()
	const server = await startPeer('socketio.ts', postgres.url)
	const load = await startLoad('relay-socketio', server.host, LANES)
	return {
		name: 'socketio',
		load,
		pids: () => ({ node: [server.pid], postgres: postgres.pids() }),
		async stop() {
			load.stop()
			server.stop()
			await postgres.stop()
		},
	}
}
