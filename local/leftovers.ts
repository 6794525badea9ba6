import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What must not outlive this process, even when it is killed outright. */
export interface Leftovers {
	/** A negative `pid` names a process group. */
	watch(pid: number, signal: NodeJS.Signals): void
	/** All of it has been stopped in good order. */
	done(): void
}

/** Another process keeps the list, since a killed one can clean up nothing: it acts when our end of the pipe closes. */
export function watchLeftovers(): Leftovers {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'watchdog.ts')], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
	child.unref()
	child.stdin.on('error', () => undefined)
	return {
		watch: (pid, signal) => void child.stdin.write(`${pid} ${signal}\n`),
		done: () => void child.stdin.end('done\n'),
	}
}
