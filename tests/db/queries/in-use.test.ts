import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkspaceId } from '../../../core/ids.ts'
import { archiveBatches } from '../../../db/queries/archive.ts'
import { countOpen, staffInUse } from '../../../db/queries/in-use.ts'
import { batch, conversationId, workspace } from '../archive-fixtures.ts'
import { openTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())

async function person(id: string, { at = 'demo', role = 'agent', agent = null as string | null } = {}): Promise<void> {
	const insert = 'INSERT INTO "user" (id, workspace, name, email, role, agent) VALUES ($1, $2, $1, $3, $4, $5)'
	await database.client.query(insert, [id, at, `${id}@demo.test`, role, agent])
}

async function invited(id: string, role: string, { days = 7, revoked = false } = {}): Promise<void> {
	const insert = `INSERT INTO invitation (id, workspace, email, name, role, language, token_hash, by, created_at, expires_at, revoked_at)
		VALUES ($1, 'demo', $1, $1, $2, 'en', $1, 'Robin', now(), now() + $3 * interval '1 day', ${revoked ? 'now()' : 'NULL'})`
	await database.client.query(insert, [id, role, days])
}

it('names the roles and agents that staff have or have been asked to have, of one workspace', async () => {
	await person('ana', { agent: 'ana' })
	await person('wei', { agent: 'wei' })
	await person('mara', { role: 'lead' })
	await person('else', { at: 'other', role: 'owner', agent: 'zoe' })
	await invited('mia', 'night')
	await invited('late', 'gone-by', { days: -1 })
	await invited('back', 'taken-back', { revoked: true })
	const { roles, agents } = await staffInUse(database.db.$client, workspace)
	expect([[...roles].sort(), [...agents].sort()]).toEqual([['agent', 'lead', 'night'], ['ana', 'wei']])
	expect(await staffInUse(database.db.$client, 'nobody' as WorkspaceId)).toEqual({ roles: [], agents: [] })
})

it('counts what came by an inbox and has not ended', async () => {
	const batches = (['active', 'queued', 'closed', 'abandoned'] as const).map((status, i) =>
		batch(conversationId(i + 1), { from: 1, to: 1, status })
	)
	await archiveBatches(database.db.$client, batches)
	expect(await countOpen(database.db.$client, { workspace, inbox: 'demo.web' })).toBe(2)
	expect(await countOpen(database.db.$client, { workspace, inbox: 'demo.sms' })).toBe(0)
})
