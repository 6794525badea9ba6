import { startPostgres } from '../local/postgres.ts'
import { atExit } from './at-exit.ts'
import { withChildren } from './cpu.ts'
import { subFolder } from './run-folder.ts'

export interface BenchPostgres {
	readonly url: string
	/** The postmaster and every process of it that runs now. */
	pids(): number[]
	stop(): Promise<void>
}

/** A new, empty PostgreSQL, the one `npm start` uses, with its data in the run's folder. */
export async function benchPostgres(): Promise<BenchPostgres> {
	const folder = subFolder('postgres')
	const { url, pid, stop } = await startPostgres(`${folder}/data`, { port: null, password: 'bench', logFile: `${folder}/postgres.log` })
	atExit(() => killIfThere(pid))
	return { url, pids: () => withChildren(pid), stop }
}

/** PostgreSQL's immediate shutdown: its other processes end with it. */
function killIfThere(pid: number): void {
	try {
		process.kill(pid, 'SIGQUIT')
	} catch {
		// It has stopped by itself.
	}
}
