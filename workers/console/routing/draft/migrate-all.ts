import { migrateQueue } from '../api.ts'

/** Moves all who wait in these queues to what is live. Publishing has succeeded by then, so a failure is told, not thrown. */
export async function migrateAll(queues: readonly string[]): Promise<{ readonly ok: boolean; readonly count: number }> {
	const results = await Promise.allSettled(queues.map(migrateQueue))
	const count = results.reduce((sum, it) => sum + (it.status === 'fulfilled' ? it.value.migrated : 0), 0)
	return { ok: results.every((it) => it.status === 'fulfilled'), count }
}
