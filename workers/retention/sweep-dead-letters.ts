import type { Sweep } from '../../core/retention/sweep.ts'
import type { ArchiveEnv } from '../archive/archive-env.ts'

const PAGE = 500
const CONVERSATION = /_cnv_[0-9A-Z]+_/
const RECORD = /_audit_/

/**
 * What the archive gave up on holds the same words. A conversation that still lives hands over again what was not confirmed; the
 * record of who did what is never swept. Answers how many go.
 */
export async function sweepDeadLetters(env: ArchiveEnv, sweep: Sweep, { dry }: { dry: boolean }): Promise<number> {
	const keys: string[] = []
	for (let cursor: string | undefined, more = true; more;) {
		const found = await env.DEAD_LETTERS.list({ prefix: `${sweep.workspace}/`, limit: PAGE, cursor })
		keys.push(...found.objects.filter((it) => isOver(sweep, it)).map((it) => it.key))
		more = found.truncated
		cursor = found.truncated ? found.cursor : undefined
	}
	if (!dry) { for (let at = 0; at < keys.length; at += PAGE) await env.DEAD_LETTERS.delete(keys.slice(at, at + PAGE)) }
	return keys.length
}

function isOver({ conversationsBeforeMs, routingBeforeMs }: Sweep, { key, uploaded }: Pick<R2Object, 'key' | 'uploaded'>): boolean {
	if (RECORD.test(key)) return false
	return uploaded.getTime() < ((CONVERSATION.test(key) ? conversationsBeforeMs : routingBeforeMs) ?? 0)
}
