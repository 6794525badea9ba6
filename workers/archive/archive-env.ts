import type { Env } from '../../durable-objects/env.ts'

/** What the archive's consumer reaches. */
export interface ArchiveEnv extends Pick<Env, 'ARCHIVE' | 'AUDIT' | 'CONVERSATION' | 'QUEUE'> {
	/** Batches the archive gave up on, until somebody sends them back. */
	readonly DEAD_LETTERS: R2Bucket
	/** Absent where no database is configured: then the archive waits. */
	readonly DATABASE_URL?: string
	readonly NEON_SQL_URL?: string
}
