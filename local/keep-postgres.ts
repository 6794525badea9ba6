import { setTimeout as sleep } from 'node:timers/promises'
import { reason } from './fault.ts'
import type { Postgres } from './postgres.ts'

export interface KeepOptions {
	/** Starts it again on the same folder and port. */
	start(): Promise<Postgres>
	tell(line: string): void
	isStopping(): boolean
}

const AGAIN_MS = 1000

/**
 * A crashed database comes back by itself. One that somebody has shut down stays down until they start it again: that is
 * how to see what the archive does without it.
 */
export async function keepPostgres(server: Postgres, options: KeepOptions): Promise<void> {
	const how = await server.exited
	if (options.isStopping()) return
	if (how === 'shut-down') {
		return options.tell('the database was shut down; conversations go on and the archive waits for npm run database -- start')
	}
	options.tell('the database crashed and is started again; conversations go on')
	while (!options.isStopping()) {
		await sleep(AGAIN_MS)
		const next = await options.start().catch((thrown) => options.tell(reason(thrown)))
		if (next) return keepPostgres(next, options)
	}
}
