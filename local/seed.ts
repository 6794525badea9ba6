/** The demo workspace's staff, so that a first visitor can sign in as somebody. */
import { hashPassword } from 'better-auth/crypto'
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { DEMO_PASSWORD, DEMO_WORKSPACE, demoStaff } from '../core/config/demo.ts'

type DemoPerson = (typeof demoStaff)[number]

/** Adds them once, to a database that has no staff in the demo workspace yet: who was removed stays removed. */
export async function seed(client: Client): Promise<void> {
	const present = await client.query('SELECT 1 FROM "user" WHERE workspace = $1 LIMIT 1', [DEMO_WORKSPACE])
	if (present.rowCount) return
	const passwords = await Promise.all(demoStaff.map(() => hashPassword(DEMO_PASSWORD)))
	await client.query('BEGIN')
	for (const [i, person] of demoStaff.entries()) await add(client, { ...person, passwordHash: passwords[i] ?? '' })
	await client.query('COMMIT')
}

async function add(client: Client, person: DemoPerson & { passwordHash: string }): Promise<void> {
	const id = randomUUID()
	await client.query(
		'INSERT INTO "user" (id, workspace, name, email, email_verified, role, agent) VALUES ($1, $2, $3, $4, true, $5, $6)',
		[id, DEMO_WORKSPACE, person.name, person.email, person.role, person.agent],
	)
	await client.query(
		"INSERT INTO account (id, user_id, provider_id, account_id, password) VALUES ($1, $2, 'credential', $2, $3)",
		[randomUUID(), id, person.passwordHash],
	)
}
