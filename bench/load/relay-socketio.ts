import { inLanes } from './in-lanes.ts'
import { type Pair, RelayDriver, unheard } from './relay-driver.ts'
import { openSocket, type WebSocket } from './socket.ts'

/**
 * Speaks to `bench/peer/socketio.ts`. Writes Engine.IO 4 frames by hand, on the same bare sockets as everywhere else:
 * the official client would cost the load process more and would be counted against the peer.
 */
export async function relaySocketIo(host: string, count: number): Promise<RelayDriver> {
	return new RelayDriver(await inLanes(10, Array.from({ length: count }, (_, i) => i), (i) => openPair(host, i)))
}

async function openPair(host: string, conversation: number): Promise<Pair> {
	const address = `ws://${host}/socket.io/?EIO=4&transport=websocket&conversation=${conversation}`
	const agent = await connect(`${address}&party=agent`, '42', () => pair.onHeard())
	const customer = await connect(`${address}&party=customer`, '43', () => pair.onAcknowledged())
	let said = 0
	const pair: Pair = {
		...unheard,
		say: (text) => customer.send(`42${++said}["say",{"id":"bench-${said}","text":"${text}"}]`),
		close() {
			agent.terminate()
			customer.terminate()
		},
	}
	return pair
}

/** Engine.IO: `0` open, `2` ping, `3` pong, `4` message; Socket.IO in it: `0` connect, `2` event, `3` acknowledgement. */
function connect(url: string, wanted: '42' | '43', onWanted: () => void): Promise<WebSocket> {
	return new Promise((resolve, reject) => {
		const opening = openSocket(url, {
			async onFrame(frame) {
				const type = frame.toString('latin1', 0, 2)
				if (type === wanted) return onWanted()
				if (type[0] === '2') return (await opening).send('3')
				if (type[0] === '0') return (await opening).send('40')
				if (type === '40') resolve(await opening)
			},
		})
		opening.catch(reject)
	})
}
