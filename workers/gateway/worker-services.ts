import { type Refusal, refuse } from '../../core/problem.ts'
import { openDatabase } from '../../db/client.ts'
import { findAudit, readAudit } from '../../db/queries/audit.ts'
import { listConversations } from '../../db/queries/conversations.ts'
import { countOpen, staffInUse } from '../../db/queries/in-use.ts'
import { decisionsOf } from '../../db/queries/decisions.ts'
import { readRecording } from '../../db/queries/recording.ts'
import { listDeadLetters, replayDeadLetters } from '../archive/dead-letters.ts'
import { openStaff } from './auth/open-staff.ts'
import { openShelf } from './files/open-shelf.ts'
import { openMailer } from './mail/open-mailer.ts'
import { askStaff } from './staff/ask-staff.ts'
import type { Services } from './services.ts'
import { within } from './within.ts'
import type { WorkerEnv } from './worker-env.ts'
import { logError } from '../../durable-objects/shared/log.ts'

const LIST_LIMIT_MS = 3_000
const REPLAY_LIMIT_MS = 25_000
const RECORDING_LIMIT_MS = 15_000
/** Decisions of one millisecond and conversation: never so many, so that a page's last millisecond is whole. */
const SAME_TIME_MAX = 50

const strayCursor = refuse('parameter-invalid', { field: 'cursor', detail: 'Not a cursor of ours' })

/** What the Worker does with Postgres and its bucket. Nobody live waits for either. */
export function workerServices(env: WorkerEnv): Services {
	const { DATABASE_URL: databaseUrl, NEON_SQL_URL: neonSqlUrl } = env
	const db = databaseUrl ? openDatabase({ databaseUrl, neonSqlUrl }) : null
	return {
		mailer: openMailer(env),
		files: openShelf(env),
		askStaff: (ask) => askStaff(db?.$client ?? null, ask),
		staff: (request) => openStaff(env, request),
		async listConversations({ workspace, filter }) {
			if (!db) return refuse('archive-unavailable', { detail: 'No database is configured; one conversation by its id needs none' })
			return await answered({ what: 'conversations', limitMs: LIST_LIMIT_MS }, async () => {
				const page = await listConversations(db, { workspace, ...filter })
				return page ? { ok: true, ...page } : strayCursor
			})
		},
		async listDecisions({ limit, ...asked }) {
			if (!db) return refuse('archive-unavailable')
			const ask = async () => ({ ok: true as const, items: await decisionsOf(db, { ...asked, limit: limit + SAME_TIME_MAX }) })
			return await answered({ what: 'decisions', limitMs: LIST_LIMIT_MS }, ask)
		},
		async readRecording(asked) {
			if (!db) return refuse('archive-unavailable', { detail: 'No database is configured, so nothing is recorded' })
			const ask = async () => ({ ok: true as const, items: await readRecording(db.$client, asked) })
			return await answered({ what: 'recording', limitMs: RECORDING_LIMIT_MS }, ask)
		},
		async findAudit(asked) {
			if (!db) return refuse('archive-unavailable', { detail: 'No database is configured: only the newest of the record can be read' })
			const ask = async () => ({ ok: true as const, items: await findAudit(db.$client, asked) })
			return await answered({ what: 'audit', limitMs: LIST_LIMIT_MS }, ask)
		},
		async readAudit(asked) {
			if (!db) return refuse('archive-unavailable', { detail: 'No database is configured, so there is nothing to export' })
			const ask = async () => ({ ok: true as const, items: await readAudit(db.$client, asked) })
			return await answered({ what: 'audit export', limitMs: RECORDING_LIMIT_MS }, ask)
		},
		async listDeadLetters({ workspace, cursor }) {
			const listed = await answered(
				{ what: 'dead letters', limitMs: LIST_LIMIT_MS },
				async () => ({ ok: true, ...await listDeadLetters(env, { workspace, cursor }) }),
			)
			// The bucket's cursors are opaque, also to us: that it takes none at all shows that only this one is bad.
			return listed.ok || cursor === undefined || !(await this.listDeadLetters({ workspace })).ok ? listed : strayCursor
		},
		replayDeadLetters: (asked) =>
			answered({ what: 'replay', limitMs: REPLAY_LIMIT_MS }, async () => ({ ok: true, ...await replayDeadLetters(env, asked) })),
		async staffInUse(workspace) {
			// The staff of an installation without a database is the demo's, who have no roles of their own.
			if (!db) return { roles: [], agents: [] }
			const found = await answered(
				{ what: 'staff in use', limitMs: LIST_LIMIT_MS },
				async () => ({ ok: true as const, inUse: await staffInUse(db.$client, workspace) }),
			)
			return found.ok ? found.inUse : null
		},
		async countOpen(asked) {
			if (!db) return null
			const found = await answered(
				{ what: 'open', limitMs: LIST_LIMIT_MS },
				async () => ({ ok: true as const, open: await countOpen(db.$client, asked) }),
			)
			return found.ok ? found.open : null
		},
		async pingDatabase() {
			if (db) await db.$client`select 1`
			return db && true
		},
	}
}

/** Whatever goes wrong behind it, the archive is away. */
async function answered<Answer>(
	{ what, limitMs }: { what: string; limitMs: number },
	ask: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
	try {
		return await within(limitMs, ask())
	} catch (error) {
		logError('archive-unavailable', { what, error })
		return refuse('archive-unavailable')
	}
}
