import { afterAll, beforeAll, expect, it } from 'vitest'
import { Client } from 'pg'
import { migrate } from '../../local/migrate.ts'
import { seed } from '../../local/seed.ts'
import { openTestDatabase } from './test-database.ts'
import type { TestDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())

async function columns(): Promise<unknown[]> {
	const found = await database.client.query(`
		SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`)
	return found.rows
}

it('changes nothing the second time', async () => {
	const before = await columns()
	await migrate(database.client)
	expect(await columns()).toEqual(before)
})

it('stands two at once', async () => {
	const other = new Client({ connectionString: database.url })
	await other.connect()
	await database.client.query('DROP SCHEMA public CASCADE; DROP SCHEMA drizzle CASCADE; CREATE SCHEMA public')
	await Promise.all([migrate(database.client), migrate(other)])
	await other.end()
	expect(await columns()).not.toEqual([])
})

it('gives every table a workspace', async () => {
	const found = await database.client.query(`
		SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = 'public' AND NOT EXISTS (
			SELECT 1 FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = t.table_name AND c.column_name = 'workspace')`)
	expect(found.rows).toEqual([])
})

it('seeds the demo staff once, each account in the workspace of its user', async () => {
	await seed(database.client)
	await seed(database.client)
	const found = await database.client.query(`
		SELECT u.email, u.role, u.agent, a.workspace FROM "user" u JOIN account a ON a.user_id = u.id ORDER BY u.email`)
	expect(found.rows).toEqual([
		{ email: 'admin@demo.test', role: 'administrator', agent: null, workspace: 'demo' },
		{ email: 'ana@demo.test', role: 'agent', agent: 'ana', workspace: 'demo' },
		{ email: 'lead@demo.test', role: 'supervisor', agent: null, workspace: 'demo' },
		{ email: 'sam@demo.test', role: 'agent', agent: 'sam', workspace: 'demo' },
		{ email: 'wei@demo.test', role: 'agent', agent: 'wei', workspace: 'demo' },
	])
})
