import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { atExit } from './at-exit.ts'
import type { Load, LoadResult } from './load/load.ts'

export interface LoadProcess {
	run(load: Load): Promise<LoadResult>
	stop(): void
}

/** A server that has stopped answering must not stop the bench. */
const PATIENCE_SECONDS = 20

/** Opens all sockets towards `host` in a process of its own, so that the load never shares a thread with the bench. */
export async function startLoad(driver: string, host: string, lanes: number): Promise<LoadProcess> {
	const child = fork(fileURLToPath(new URL('load/main.ts', import.meta.url)), [driver, host, String(lanes)])
	const stop = () => void child.kill('SIGKILL')
	atExit(stop)
	const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the load process of ${driver} ended early`)))
	// Nobody may be waiting when it happens.
	ended.catch(() => {})
	const heard = () => Promise.race([once(child, 'message'), ended])
	await heard()
	return {
		async run(load) {
			child.send(load)
			const late = setTimeout(() => child.kill('SIGKILL'), (load.seconds * 3 + PATIENCE_SECONDS) * 1000)
			const [result] = await heard()
			clearTimeout(late)
			return result
		},
		stop,
	}
}
