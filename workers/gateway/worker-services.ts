import { type Refusal, refuse } from '../../core/problem.ts'
import { openDatabase } from '../../db/client.ts'
import { listConversations } from '../../db/queries/conversations.ts'
import { listDeadLetters, replayDeadLetters } from '../archive/dead-letters.ts'
import { openStaff } from './auth/open-staff.ts'
import { causeOf } from './cause-of.ts'
import type { Services } from './services.ts'
import { within } from './within.ts'
import type { WorkerEnv } from './worker-env.ts'

const LIST_LIMIT_MS = 3_000
const REPLAY_LIMIT_MS = 25_000

const strayCursor = refuse('parameter-invalid', { field: 'cursor', detail: 'Not a cursor of ours' })

/** What the Worker does with Postgres and its bucket. Nobody live waits for either. */
export function workerServices(env: WorkerEnv): Services {
	const { DATABASE_URL: databaseUrl, NEON_SQL_URL: neonSqlUrl } = env
	const db = databaseUrl ? openDatabase({ databaseUrl, neonSqlUrl }) : null
	return {
		staff: (request) => openStaff(env, request),
		async listConversations({ workspace, filter }) {
			if (!db) return refuse('archive-unavailable', { detail: 'No database is configured; one conversation by its id needs none' })
			return await asked({ what: 'conversations', limitMs: LIST_LIMIT_MS }, async () => {
				const page = await listConversations(db, { workspace, ...filter })
				return page ? { ok: true, ...page } : strayCursor
			})
		},
		async listDeadLetters(cursor) {
			const listed = await asked(
				{ what: 'dead letters', limitMs: LIST_LIMIT_MS },
				async () => ({ ok: true, ...await listDeadLetters(env, cursor) }),
			)
			// The bucket's cursors are opaque, also to us: that it takes none at all shows that only this one is bad.
			return listed.ok || cursor === undefined || !(await this.listDeadLetters(undefined)).ok ? listed : strayCursor
		},
		replayDeadLetters: () =>
			asked({ what: 'replay', limitMs: REPLAY_LIMIT_MS }, async () => ({ ok: true, ...await replayDeadLetters(env) })),
		async pingDatabase() {
			if (db) await db.$client`select 1`
			return db && true
		},
	}
}

/** Whatever goes wrong behind it, the archive is away. */
async function asked<Answer>(
	{ what, limitMs }: { what: string; limitMs: number },
	ask: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
	try {
		return await within(limitMs, ask())
	} catch (error) {
		console.error(JSON.stringify({ event: 'archive-unavailable', what, error: causeOf(error) }))
		return refuse('archive-unavailable')
	}
}
