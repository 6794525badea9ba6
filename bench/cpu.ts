import { readdirSync, readFileSync } from 'node:fs'

/**
 * CPU time these processes have used so far, in microseconds; NaN where there is no /proc.
 *
 * The scheduler's own count of each thread (nanoseconds), as `stat` counts in ticks of 10 ms and some of what is
 * measured here takes less than twenty of them.
 */
export function cpuUs(pids: readonly number[]): number {
	return pids.reduce((sum, pid) => sum + processCpuUs(pid), 0)
}

function processCpuUs(pid: number): number {
	try {
		const threads = readdirSync(`/proc/${pid}/task`)
		return threads.reduce((sum, thread) => sum + threadCpuUs(`/proc/${pid}/task/${thread}/schedstat`), 0)
	} catch {
		return NaN
	}
}

function threadCpuUs(path: string): number {
	return Number(readFileSync(path, 'utf8').split(' ', 1)[0]) / 1000
}

/** A process and its children of now, e.g. PostgreSQL's backends. */
export function withChildren(pid: number): number[] {
	const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
	return [pid, ...children.split(' ').filter(Boolean).map(Number)]
}
