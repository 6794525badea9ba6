import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { atExit } from './at-exit.ts'

export interface PeerProcess {
	readonly pid: number
	readonly host: string
	stop(): void
}

/** Starts a server of `bench/peer/` in its own process; it sends the port it has found. */
export async function startPeer(file: string, ...args: readonly string[]): Promise<PeerProcess> {
	const child = fork(fileURLToPath(new URL(`peer/${file}`, import.meta.url)), args)
	const stop = () => void child.kill('SIGKILL')
	atExit(stop)
	const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it listened`)))
	ended.catch(() => {})
	const [port] = await Promise.race([once(child, 'message'), ended])
	return { pid: child.pid ?? 0, host: `127.0.0.1:${port}`, stop }
}
