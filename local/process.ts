/** What the system knows of other processes. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** The number on a pid file's first line; null without one. */
export function pidIn(file: string): number | null {
	try {
		const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
		return pid > 0 ? pid : null
	} catch {
		return null
	}
}

/** The command line of a living process; null when there is none of that number. Small Linux images have no `ps`. */
export function commandOf(pid: number): string | null {
	try {
		if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
		return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
	} catch {
		return null
	}
}

/** Whether there was somebody to get it; a negative `pid` is a whole group. */
export function send(pid: number, signal: NodeJS.Signals): boolean {
	try {
		return process.kill(pid, signal)
	} catch {
		return false
	}
}

/** Asks a process to end and waits for it; insists after `patienceMs`. */
export async function end(pid: number, options: { signal: NodeJS.Signals; patienceMs: number }): Promise<void> {
	send(pid, options.signal)
	for (let waitedMs = 0; commandOf(pid) !== null; waitedMs += 50) {
		if (waitedMs === options.patienceMs) send(pid, 'SIGKILL')
		if (waitedMs > options.patienceMs + 5000) return
		await sleep(50)
	}
}
