import type { Sweep } from '../../core/retention/sweep.ts'
import type { Sql } from '../../db/client.ts'
import type { ArchiveEnv } from '../archive/archive-env.ts'
import { carryOut } from './sweep.ts'
import { logWarning } from '../../durable-objects/shared/log.ts'

/** A sweep with the message it came in, which says in the end what became of it. */
export interface AskedSweep {
	readonly message: Message
	readonly sweep: Sweep
}

const WAIT_S = 5

/** What one message leaves goes on with another. What cannot be reached just now is waited for; and tomorrow asks again. */
export async function consumeSweep(env: ArchiveEnv, sql: Sql, { message, sweep }: AskedSweep): Promise<void> {
	try {
		const rest = await carryOut(env, sql, sweep)
		if (rest) await env.ARCHIVE.send(rest, { contentType: 'json' })
		message.ack()
	} catch (error) {
		logWarning('sweep-failed', { workspace: sweep.workspace, error })
		message.retry({ delaySeconds: WAIT_S })
	}
}
