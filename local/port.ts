import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { Fault } from './fault.ts'

/** Below what Linux (from 32768), macOS and Windows (from 49152) give to connections that go out: one of those would take the port before a server that is still starting does. */
const FIRST_PORT = 20_000
const PORTS = 12_000

/** The wanted port when nobody has it, else any free one. */
export async function freePort(wanted: number | null): Promise<number> {
	let port = wanted ?? anyPort()
	while (!await isFree(port)) port = anyPort()
	return port
}

function anyPort(): number {
	return randomInt(FIRST_PORT, FIRST_PORT + PORTS)
}

/** Refuses a port that is taken on either of this machine's own addresses. */
export async function requirePort(port: number): Promise<void> {
	if (!await isFree(port)) throw new Fault(`port ${port} is taken; stop what uses it, or choose another with PORT`)
}

/** Node listens on `::` with IPv4 behind it where it can, so another's `0.0.0.0` would go unseen: each address is tried. */
async function isFree(port: number): Promise<boolean> {
	for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
		try {
			await listenOnce({ port, host })
		} catch (thrown) {
			if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE') return false
			if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EACCES') {
				throw new Fault(`port ${port} needs more rights than this user has; choose another with PORT`)
			}
			// A machine without IPv6 has no such address.
		}
	}
	return true
}

function listenOnce(options: { port: number; host: string }): Promise<void> {
	return new Promise((resolve, reject) => {
		const server = createServer()
		server.once('error', reject)
		server.listen(options, () => server.close(() => resolve()))
	})
}
