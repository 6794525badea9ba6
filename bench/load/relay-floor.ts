import { inLanes } from './in-lanes.ts'
import { type Pair, RelayDriver, unheard } from './relay-driver.ts'
import { openSocket } from './socket.ts'

/** Speaks to `bench/edge/relay-floor.ts`, and to the plain Node relay that shows what the load process itself costs. */
export async function relayFloor(host: string, count: number): Promise<RelayDriver> {
	return new RelayDriver(await inLanes(10, Array.from({ length: count }, (_, i) => `ws://${host}/${i}`), openPair))
}

async function openPair(url: string): Promise<Pair> {
	const agent = await openSocket(url, { onFrame: () => pair.onHeard() })
	const customer = await openSocket(url, { onFrame: () => pair.onAcknowledged() })
	let said = 0
	const pair: Pair = {
		...unheard,
		// The frame the product's customers send, so that both read and write as much.
		say: (text) => customer.send(`{"type":"say","id":"bench-${++said}-say","text":"${text}"}`),
		close() {
			agent.terminate()
			customer.terminate()
		},
	}
	return pair
}
