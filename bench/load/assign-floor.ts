import { AssignDriver, type Caller } from './assign-driver.ts'
import { AGENTS } from '../edge/agents.ts'
import { inLanes } from './in-lanes.ts'
import { openSocket } from './socket.ts'

/** Speaks to `bench/edge/assign-floor.ts`. */
export async function assignFloor(host: string): Promise<AssignDriver> {
	const waiting = new Map<string, () => void>()
	/** The agent's object shows what the customer sent, word for word. */
	function onFrame(frame: Buffer): void {
		const message = frame.toString()
		waiting.get(message)?.()
		waiting.delete(message)
	}
	const agents = Array.from({ length: AGENTS }, (_, i) => `ws://${host}/agent/agent-${i}`)
	const sockets = await inLanes(10, agents, (url) => openSocket(url, { onFrame }))
	let callers = 0

	async function connect(): Promise<Caller> {
		const name = callers++
		const socket = await openSocket(`ws://${host}/conversation/${name}`)
		function send(message: string): Promise<void> {
			return new Promise((resolve) => {
				waiting.set(message, resolve)
				socket.send(message)
			})
		}
		return { ask: () => send(`say ${name}`), leave: () => send(`leave ${name}`).then(() => socket.terminate()) }
	}
	return new AssignDriver(connect, () => sockets.forEach((socket) => socket.terminate()))
}
